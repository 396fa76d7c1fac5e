package dev.baton.application.alerting;

import static dev.baton.application.Examples.NOW;
import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Trees;
import dev.baton.application.handoff.HandoffDirectory.View;
import dev.baton.application.handoff.HandoffDirectory.Who;
import dev.baton.application.handoff.PolicyRules;
import dev.baton.application.message.Messages;
import dev.baton.domain.checklist.Checklist;
import dev.baton.domain.checklist.Item;
import dev.baton.domain.checklist.Kind;
import dev.baton.domain.definition.Labels;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Choice;
import dev.baton.domain.handoff.Choice.Because;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.lead.Cycle;
import dev.baton.domain.lead.CycleKind;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A packet in the words, the digits and the calendar of whoever reads it, with a score that adds up. */
class PacketPageTest {
    private static final Dates DATES = (at, zone, _, calendar) -> at.atZone(zone).toLocalDate() + " "
            + calendar.code();
    private static final Questions QUESTIONS = new Questions(new PolicyRules((_, _) -> Optional.empty()),
            () -> List.of(new Checklist("short", new Labels(Map.of()), List.of(new Item("budget",
                    new Labels(Map.of("en", "What may it cost?", "fa", "بودجه چقدر است؟")),
                    new Kind.Amount(Optional.empty()), true,
                    "budget", List.of())))));
    private static final Pattern POINTS = Pattern
            .compile("<td>([+−])?([0-9.]+)</td><td>(?:[^<]|</?bdi[^>]*>)*</td></tr>");

    private static Object rule(String id, double points, String... because) {
        return map("rule", id, "title", map("en", "The " + id), "points", points, "because",
                List.of(because));
    }

    private static Object evidence(String at, double points, String type) {
        return map("feed", "web", "id", at, "type", type, "occurred-at", at, "age-days", 10, "points", points);
    }

    private static Object engaged(double points, Object... evidence) {
        return map("rule", "pages", "title", map("en", "The pages"), "points", points, "because", List.of(),
                "evidence", List.of(evidence));
    }

    private static Tree.Branch packet() {
        Object fit = map("dimension", "fit", "title", map("en", "Fit"), "weight", 35, "sum", 110, "exact", 100,
                "clamped", -10, "groups", List.of(),
                "rules", List.of(rule("role", 65, "role: CEO"), rule("industry", 45)));
        Object interest = map("dimension", "interest", "title", map("en", "Interest", "fa", "علاقه"), "weight", 40,
                "sum", -37.744179, "exact", 0, "clamped", 37.744179,
                "groups", List.of(map("group", "reading", "title", map(), "sum", 26, "clamped", -4, "points", 22)),
                "rules", List.of(engaged(22.255821, evidence("2026-03-01T08:00:00Z", 0, "page-viewed"),
                        evidence("2026-03-11T08:00:00Z", 22.255821, "demo-requested")), rule("silent", -60)));
        return (Tree.Branch) Trees.of(map("at", NOW.toString(), "lead",
                map("id", "x", "keys", map("email", List.of("nima@hart.example")), "attributes",
                        map("job_title", "CEO", "company.size", 9), "answers",
                        map("budget", map("value", 5, "note", "asks his boss first"), "own.need", map("value", "more")),
                        "consents",
                        map("email", "granted", "sms", "unknown")),
                "score", map("total", 35, "dimensions", List.of(fit, interest)), "story",
                List.of(map("at", NOW.toString(), "engagement", map("type", "demo-requested"))), "earlier", 0,
                "downloads", List.of()));
    }

    private static String page(String name, String language) {
        Handoff handoff = new Handoff(new UUID(1, 1), new LeadId(new UUID(1, 2)),
                new Cycle(CycleKind.NEW_BUSINESS, 1), Stage.MQL, HandoffState.OFFERED, new ByRule("usual", 1, "all"),
                "inside", Choice.by(Because.TURN, new UUID(1, 3)), Optional.empty(), NOW, Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        View view = new View(handoff, new Who(handoff.lead(), Optional.of(name), List.of()),
                Map.of(new UUID(1, 3), "Sara"), Optional.empty(), NOW);
        return new PacketPage(view, new Messages(), DATES, QUESTIONS, language).html(Optional.of(packet()));
    }

    @Test
    void each_part_adds_up_to_what_it_counts_and_the_parts_to_the_number_on_the_screen() {
        String page = page("Nima", "en");
        assertThat(page).contains("100 × 35 %", "0 × 40 %", "The silent", "−60", "+22.26", "role: CEO")
                .doesNotContain("22.255821");
        String table = page.substring(page.indexOf("Because"), page.indexOf("Story"));
        List<BigDecimal> points = POINTS.matcher(table).results()
                .map(found -> new BigDecimal(("−".equals(found.group(1)) ? "-" : "") + found.group(2))).toList();
        assertThat(points).containsExactly(number("65"), number("45"), number("-10"), number("35"), number("22.26"),
                number("-60"), number("-4"), number("37.74"), number("0"), number("35"));
    }

    private static String plain(String page) {
        return page.replaceAll("<[^>]*>", "|").replaceAll("\\|+", "|");
    }

    @Test
    void the_engagements_behind_a_rule_stand_beside_it_with_their_age_and_what_that_leaves_of_them() {
        assertThat(plain(page("Nima", "en"))).contains("|+22.26|demo requested|, 2026-03-11 gregorian (UTC)"
                + " (days old: 10; gives +22.26 at that age); |page viewed|, 2026-03-01 gregorian (UTC) (days old: 10)|");
        assertThat(plain(page("Nima", "fa"))).contains("(روز گذشته: ۱۰؛ امتیاز با این سن: +۲۲٫۲۶)");
        assertThat(plain(page("Nima", "ar"))).contains("(العمر بالأيام: ١٠؛ يعطي عند هذا العمر +٢٢٫٢٦)");
        assertThat(page("Nima", "en")).doesNotContain("<bdi dir=\"auto\"></bdi>");
    }

    private static BigDecimal number(String written) {
        return new BigDecimal(written);
    }

    @Test
    void a_persian_reader_sees_persian_words_digits_and_days() {
        assertThat(page("نیما", "fa")).contains("dir=\"rtl\"", "علاقه", "۱۰۰ × ۳۵٪", "+۲۲٫۲۶", "داده شده", "نامعلوم",
                "درخواست نمایش", " persian", "asks his boss first").doesNotContain("demo-requested", "granted",
                        "unknown",
                        NOW.toString());
    }

    @Test
    void questions_are_put_as_the_reader_asks_them_and_attributes_are_called_by_words() {
        assertThat(page("نیما", "fa")).contains("بودجه چقدر است؟").doesNotContain(">budget<");
        assertThat(page("Nima", "en")).contains("What may it cost?", ">job title<", ">company size<", "own.need")
                .doesNotContain("job_title", "company.size");
    }

    @Test
    void a_name_stays_on_its_line() {
        assertThat(page("Ni\r\nma", "en")).contains("<title>Handoff of Ni ma</title>").doesNotContain("\r");
    }
}
