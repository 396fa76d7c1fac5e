package dev.baton.application.intake;

import dev.baton.application.intake.AccountPage.AccountNote;
import dev.baton.application.intake.AccountPage.Telling;
import dev.baton.application.intake.AccountPage.Told;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.scoring.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What a batch means for the accounts of its leads: notes for those who reckon, and who is to be told. */
final class AccountNews {
    private final AccountPage page;
    private final Instant now;

    AccountNews(AccountPage page, Instant now) {
        this.page = page;
        this.now = now;
    }

    /** Notes the accounts of leads as they were and as they are. Whoever has none any more is told so. */
    void note(Collection<Work> works) {
        Map<UUID, Boolean> quiet = new HashMap<>();
        List<Telling> told = new ArrayList<>();
        for (Work work : works) {
            Optional<UUID> before = work.row.accountId();
            Optional<UUID> after = work.account.map(account -> account.id());
            boolean changed = !before.equals(after);
            if (changed || work.news.concernsAccount()) {
                Stream.of(before, after).flatMap(Optional::stream)
                        .forEach(account -> quiet.merge(account, isQuiet(work), Boolean::logicalAnd));
            }
            if (changed && after.isEmpty()) {
                told.add(new Telling(work.row.lead(), isQuiet(work)));
            }
        }
        if (!quiet.isEmpty()) {
            page.note(quiet.entrySet().stream()
                    .map(entry -> new AccountNote(entry.getKey(), entry.getValue(), now)).toList());
        }
        if (!told.isEmpty()) {
            page.tell(told);
        }
    }

    /** A merge has no facts of its own; it has its effects. */
    private static boolean isQuiet(Work work) {
        return work.news.hasAnything() && !work.news.isLoud();
    }

    /** What the leads that listen are told. */
    Map<LeadId, Told> told(Collection<Work> works) {
        List<LeadId> hearing = works.stream().filter(work -> work.news.isHearing()).map(work -> work.row.lead())
                .toList();
        return hearing.isEmpty() ? Map.of() : page.told(hearing);
    }

    /** What it means for the stage. */
    static Effects effects(Told told) {
        return told.quiet() ? Effects.NONE : Effects.ALL;
    }

    /** Whether anything is reckoned at all by a plan. */
    static boolean areReckoned(Optional<Plan> plan) {
        return plan.filter(Plan::addsUpAccounts).isPresent();
    }
}
