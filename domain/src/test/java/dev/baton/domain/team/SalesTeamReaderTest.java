package dev.baton.domain.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.domain.form.Written;
import dev.baton.domain.lead.Account;
import dev.baton.domain.lead.AttributeValue;
import dev.baton.domain.lead.Effects;
import dev.baton.domain.lead.LeadFact;
import dev.baton.domain.lead.Profile;
import dev.baton.domain.lead.Statement;
import dev.baton.domain.lead.When;
import dev.baton.domain.plain.PlainPersianCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SalesTeamReaderTest {
    private static final UUID SARA = new UUID(1, 1);
    private static final UUID OMID = new UUID(1, 2);
    private static final Tree RIGHT = Written.tree("""
            {team: inside-sales, title: {en: 'Inside sales', fa: 'فروش'},
             hours: {time-zone: Asia/Tehran, week: {saturday: '08:00-16:30'}},
             reps: [{person: '%s', lead: true, weight: 2, cap: 30,
                     territories: [{attribute: country, in: [IR, AE]}, {attribute: company.employees, '>=': 500}],
                     accounts: ['domain:WWW.Hart.example', 'name:Hart  Foundry'], language: fa, calendar: persian},
                    {person: '%s'}],
             reasons: [{id: too-early, title: 'Too early', then: {recycle: {programme: newsletter, cool-down: P30D}},
                        blames-criteria: true},
                       {id: wrong, title: 'Wrong', then: disqualify, misses-material: true},
                       {id: later, title: 'Later', then: recycle}]}""".formatted(SARA, OMID));

    private static Parsed<SalesTeam> read(Tree tree) {
        return SalesTeamReader.read(tree, new PlainPersianCalendar());
    }

    private static SalesTeam team(Tree tree) {
        return switch (read(tree)) {
            case Parsed.Valid<SalesTeam>(SalesTeam team) -> team;
            case Parsed.Invalid<SalesTeam>(List<Objection> objections) -> throw new AssertionError(objections);
        };
    }

    private static List<String> objections(String place, String value) {
        return switch (read(Written.with(RIGHT, place, value))) {
            case Parsed.Valid<SalesTeam>(SalesTeam team) -> List.of();
            case Parsed.Invalid<SalesTeam>(List<Objection> objections) ->
                objections.stream().map(each -> each.place() + " " + each.flaw().code()).toList();
        };
    }

    private static Profile with(String attribute, String value) {
        return Profile.of(List.of(new LeadFact(new UUID(7, 7), new When(Instant.EPOCH, Instant.EPOCH, Effects.ALL),
                new Statement.AttributeIs(attribute, Optional.of(new AttributeValue.Text(value))))), Instant.EPOCH);
    }

    @Test
    void a_team_says_who_is_in_it() {
        SalesTeam team = team(RIGHT);

        assertThat(team.key()).isEqualTo("inside-sales");
        assertThat(team.title().in("fa", "")).isEqualTo("فروش");
        assertThat(team.hours().zone().getId()).isEqualTo("Asia/Tehran");
        assertThat(team.isLedBy(SARA)).isTrue();
        assertThat(team.isLedBy(OMID)).isFalse();
        assertThat(team.rep(new UUID(9, 9))).isEmpty();
        assertThat(team.rep(OMID)).contains(
                new Rep(OMID, false, 1, 25, List.of(), Set.of(), "en", CalendarSystem.GREGORIAN));
        Rep sara = team.rep(SARA).orElseThrow();
        assertThat(List.of(sara.weight(), sara.cap(), sara.language(), sara.calendar()))
                .containsExactly(2, 30, "fa", CalendarSystem.PERSIAN);
    }

    @Test
    void a_rep_covers_the_leads_of_any_of_the_territories() {
        Rep sara = team(RIGHT).rep(SARA).orElseThrow();
        assertThat(sara.covers(with("country", "ae"))).isTrue();
        assertThat(sara.covers(with("company.employees", "500"))).isTrue();
        assertThat(sara.covers(with("country", "DE"))).isFalse();
        assertThat(sara.covers(new Profile())).isFalse();
        assertThat(team(RIGHT).rep(OMID).orElseThrow().covers(with("country", "AE"))).as("without a territory")
                .isFalse();
    }

    @Test
    void an_account_is_known_however_it_is_written() {
        Rep sara = team(RIGHT).rep(SARA).orElseThrow();
        assertThat(sara.accounts()).containsExactlyInAnyOrder("domain:hart.example",
                "name:" + Account.ofName("Hart  Foundry").orElseThrow().name());
        assertThat(sara.owns(Account.ofDomain("hart.example").orElseThrow())).isTrue();
        assertThat(sara.owns(Account.ofName("hart.example").orElseThrow())).isFalse();
    }

    @Test
    void a_reason_says_what_becomes_of_the_lead() {
        SalesTeam team = team(RIGHT);
        assertThat(team.reason("too-early").orElseThrow().then())
                .isEqualTo(new Consequence.Recycle(Optional.of("newsletter"), Duration.ofDays(30)));
        assertThat(team.reason("wrong").orElseThrow().then()).isEqualTo(new Consequence.Disqualify());
        assertThat(team.reason("later").orElseThrow().then())
                .isEqualTo(new Consequence.Recycle(Optional.empty(), Duration.ZERO));
        assertThat(team.reasons().stream().map(RejectionReason::blamesCriteria)).containsExactly(true, false, false);
        assertThat(team.reasons().stream().map(RejectionReason::missesMaterial)).containsExactly(false, true, false);
        assertThat(team.reason("competitor")).isEmpty();
    }

    @Test
    void a_team_without_reasons_of_its_own_has_the_usual_ones_in_three_languages() {
        List<RejectionReason> usual = team(Written.with(RIGHT, "/reasons", "~")).reasons();

        assertThat(usual).isEqualTo(UsualReasons.ALL).extracting(RejectionReason::id).doesNotHaveDuplicates();
        assertThat(usual).allSatisfy(
                reason -> assertThat(reason.title().byLanguage()).containsOnlyKeys("ar", "en", "fa"));
        assertThat(usual).anyMatch(RejectionReason::missesMaterial).anyMatch(RejectionReason::blamesCriteria);
    }

    @Test
    void each_mistake_is_told_with_its_place() {
        assertThat(objections("/team", "~")).containsExactly("/team missing");
        assertThat(objections("/team", "'Inside Sales'")).containsExactly("/team malformed");
        assertThat(objections("/hours", "~")).containsExactly("/hours missing");
        assertThat(objections("/hours/time-zone", "Tehran")).containsExactly("/hours/time-zone malformed");
        assertThat(objections("/reps/1/person", "~")).containsExactly("/reps/1/person missing");
        assertThat(objections("/reps/1/person", "omid")).containsExactly("/reps/1/person malformed");
        assertThat(objections("/reps/1/person", "'" + SARA + "'")).containsExactly("/reps/1/person duplicate");
        assertThat(objections("/reps/0/weight", "0")).containsExactly("/reps/0/weight out-of-range");
        assertThat(objections("/reps/0/weight", "101")).containsExactly("/reps/0/weight out-of-range");
        assertThat(objections("/reps/0/cap", "1001")).containsExactly("/reps/0/cap out-of-range");
        assertThat(objections("/reps/0/territories/0/in", "~")).containsExactly("/reps/0/territories/0 one-of-needed");
        assertThat(objections("/reps/0/territories/0/attribute", "~"))
                .containsExactly("/reps/0/territories/0/attribute missing");
        assertThat(objections("/reps/0/accounts/1", "hart.example")).containsExactly("/reps/0/accounts/1 malformed");
        assertThat(objections("/reps/0/language", "de")).containsExactly("/reps/0/language unknown-word");
        assertThat(objections("/reps/0/calendar", "lunar")).containsExactly("/reps/0/calendar unknown-word");
        assertThat(objections("/reps/0/age", "7")).containsExactly("/reps/0/age unknown-field");
        assertThat(objections("/reasons/1/id", "too-early")).containsExactly("/reasons/1/id duplicate");
        assertThat(objections("/reasons/1/title", "~")).containsExactly("/reasons/1/title missing");
        assertThat(objections("/reasons/1/then", "~")).containsExactly("/reasons/1/then missing");
        assertThat(objections("/reasons/1/then", "forget")).containsExactly("/reasons/1/then unknown-word");
        assertThat(objections("/reasons/1/then", "{}")).containsExactly("/reasons/1/then/recycle missing");
        assertThat(objections("/reasons/0/then/recycle/cool-down", "30d"))
                .containsExactly("/reasons/0/then/recycle/cool-down malformed");
        assertThat(objections("/owner", "Sara")).containsExactly("/owner unknown-field");
    }
}
