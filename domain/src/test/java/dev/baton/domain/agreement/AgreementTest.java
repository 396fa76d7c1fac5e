package dev.baton.domain.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.agreement.Agreement.Signing;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final Instant NOW = Instant.parse("2026-03-21T08:00:00Z");
    private static final Person SARA = person(1, "Sara", Team.MARKETING);
    private static final Person OMID = person(2, "Omid", Team.SALES);
    private final Agreement proposed = Agreement.proposed(NOW);

    private static Person person(int id, String name, Team team) {
        return new Person(new UUID(0, id), name, team, Optional.empty(), NOW);
    }

    private static Agreement signed(Agreement before, Person by) {
        if (before.sign(by, NOW) instanceof Signing.Signed(Signature signature)) {
            return before.with(signature);
        }
        throw new AssertionError("not signed");
    }

    @Test
    void one_of_marketing_and_one_of_sales_make_it_complete_in_any_order() {
        assertThat(proposed.missing()).containsExactly(Team.MARKETING, Team.SALES);
        assertThat(signed(proposed, SARA).missing()).containsExactly(Team.SALES);
        assertThat(signed(signed(proposed, SARA), OMID).isComplete()).isTrue();
        assertThat(signed(signed(proposed, OMID), SARA).isComplete()).isTrue();
    }

    @Test
    void a_signature_tells_who_gave_it_for_whom_and_when() {
        assertThat(proposed.sign(SARA, NOW))
                .isEqualTo(new Signing.Signed(new Signature(SARA.id(), "Sara", Team.MARKETING, NOW)));
    }

    @Test
    void the_same_signature_again_changes_nothing() {
        assertThat(signed(proposed, SARA).sign(SARA, NOW.plusSeconds(1))).isEqualTo(new Signing.SignedBefore());
    }

    @Test
    void a_second_person_of_a_team_does_not_stand_in_for_the_other_team() {
        assertThat(signed(proposed, SARA).sign(person(3, "Nima", Team.MARKETING), NOW)).isEqualTo(
                new Signing.TeamSigned(new Signature(SARA.id(), "Sara", Team.MARKETING, NOW)));
    }

    @Test
    void who_signed_for_one_team_cannot_sign_for_the_other() {
        assertThat(signed(proposed, SARA).sign(person(1, "Sara", Team.SALES), NOW))
                .isEqualTo(new Signing.SamePerson(new Signature(SARA.id(), "Sara", Team.MARKETING, NOW)));
    }

    @Test
    void other_teams_do_not_sign() {
        Person nima = person(3, "Nima", Team.SALES_OPS);

        assertThat(proposed.sign(nima, NOW)).isEqualTo(new Signing.OtherTeam(nima));
    }
}
