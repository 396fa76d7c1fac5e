package dev.baton.domain.team;

import dev.baton.domain.definition.Labels;
import dev.baton.domain.team.Consequence.Disqualify;
import dev.baton.domain.team.Consequence.Recycle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** For which reasons a team says no that names none itself. */
public final class UsualReasons {

    /** The reasons, the frequent ones first. */
    public static final List<RejectionReason> ALL = List.of(
            reason("too-early", "Too early", "هنوز زود است", "الوقت مبكر", recycled(90), false, false),
            reason("no-budget", "No budget", "بودجه ندارد", "لا توجد ميزانية", recycled(180), false, false),
            reason("no-need", "No need", "نیازی ندارد", "لا توجد حاجة", recycled(180), true, false),
            reason("no-answer", "Cannot be reached", "پاسخ نمی‌دهد", "لا يمكن الوصول إليه", recycled(30), false, false),
            reason("wrong-contact", "Wrong contact", "مخاطب اشتباه", "جهة اتصال خاطئة", recycled(30), true, false),
            reason("missing-material", "Material is missing", "مطالب لازم موجود نیست", "مواد ناقصة", recycled(14),
                    false,
                    true),
            reason("has-solution", "Has a solution already", "راه‌حل دیگری دارد", "لديه حل بالفعل", recycled(180),
                    false,
                    false),
            reason("not-our-market", "Not our market", "بازار ما نیست", "ليس سوقنا", new Disqualify(), true, false),
            reason("competitor", "A competitor", "رقیب است", "منافس", new Disqualify(), true, false),
            reason("duplicate", "A duplicate", "تکراری است", "مكرر", new Disqualify(), false, false),
            reason("not-real", "No real person or company", "شخص یا شرکت واقعی نیست", "ليس شخصًا أو شركة حقيقية",
                    new Disqualify(), true, false));

    private UsualReasons() {
    }

    private static Consequence recycled(int days) {
        return new Recycle(Optional.empty(), Duration.ofDays(days));
    }

    private static RejectionReason reason(String id, String english, String persian, String arabic, Consequence then,
            boolean blames, boolean misses) {
        return new RejectionReason(id, new Labels(Map.of("en", english, "fa", persian, "ar", arabic)), then, blames,
                misses);
    }
}
