package dev.baton.domain.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.definition.Comparison.Order;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.domain.form.Written;
import dev.baton.domain.lead.Stage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountReaderTest {
    private static final Tree EXAMPLE = Written.tree("""
            {definition: x, dimensions: {fit: {weight: 100}},
             rules: [{id: view, dimension: fit, points: 10, each: {type: page-viewed}}],
             account: {free-mail: [Town.example], roll-ups: {
               best: {highest: total}, all: {sum: fit, at-most: 200},
               committee: {roles: ['vp *', 'buyer'], engaged: {score: fit, at-least: 20}}}},
             stages: {MQL: {enter: {all: [{account: committee, at-least: 2}, {account: all, above: 50}]},
               leave: {account: best, below: 30}}}}
            """);

    private static List<String> objections(Tree tree) {
        return switch (DefinitionReader.read(tree)) {
            case Parsed.Valid<Definition> _ -> List.of();
            case Parsed.Invalid<Definition>(var objections) ->
                objections.stream().map(each -> each.place() + " " + each.flaw().code()).toList();
        };
    }

    @Test
    void a_definition_says_what_the_leads_of_an_account_come_to() {
        Definition read = ((Parsed.Valid<Definition>) DefinitionReader.read(EXAMPLE)).value();

        assertThat(read.account().freeMail()).containsExactly("town.example");
        assertThat(read.account().rollUps()).containsExactly(new RollUp.Highest("best", Optional.empty()),
                new RollUp.Together("all", Optional.of("fit"), 200),
                new RollUp.Roles("committee", "role", List.of(Glob.of("vp *"), Glob.of("buyer")),
                        new Condition.OfScore(Optional.of("fit"), Order.AT_LEAST, 20)));
        assertThat(read.stageRule(Stage.MQL).orElseThrow().leave())
                .contains(new Condition.OfAccount("best", Order.LESS, 30));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/account/roll-ups/best/highest | fame | /account/roll-ups/best/highest unknown-reference",
            "/account/roll-ups/best | {} | /account/roll-ups/best one-of-needed",
            "/account/roll-ups/best | {highest: total, sum: fit, at-most: 9} | /account/roll-ups/best conflict",
            "/account/roll-ups/all | {sum: fit} | /account/roll-ups/all/at-most missing",
            "/account/roll-ups/all/at-most | 0 | /account/roll-ups/all/at-most out-of-range",
            "/account/roll-ups/committee/roles | [] | /account/roll-ups/committee/roles empty",
            "/account/roll-ups/committee | {roles: [buyer]} | /account/roll-ups/committee/engaged missing",
            "/account/roll-ups/committee/engaged/score | fame | /account/roll-ups/committee/engaged/score unknown-reference",
            "/account/free-mail | [nothing] | /account/free-mail/0 malformed",
            "/account/rollups | {} | /account/rollups unknown-field",
            "/stages/MQL/leave | {account: fame, below: 3} | /stages/MQL/leave/account unknown-reference",
            "/stages/MQL/leave | {account: best} | /stages/MQL/leave one-of-needed",
            "/stages/MQL/leave | {account: best, below: often} | /stages/MQL/leave/below wrong-type",
            "/rules/0 | {id: a, dimension: fit, points: 1, when: {account: best, above: 3}} "
                    + "| /rules/0/when/account not-readable-here"})
    void what_is_wrong_is_named_with_its_place(String place, String value, String objection) {
        assertThat(objections(Written.with(EXAMPLE, place.strip(), value.strip()))).contains(objection.strip());
    }
}
