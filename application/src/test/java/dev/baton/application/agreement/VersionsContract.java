package dev.baton.application.agreement;

import static dev.baton.application.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Examples;
import dev.baton.application.access.Colleague;
import dev.baton.application.access.People;
import dev.baton.application.agreement.Versions.Status;
import dev.baton.application.agreement.Versions.StoredVersion;
import dev.baton.domain.agreement.Agreement;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.agreement.Signature;
import dev.baton.domain.agreement.Team;
import dev.baton.domain.agreement.Waiver;
import dev.baton.domain.form.Tree;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What every {@link Versions} keeps to. The store is empty when a test begins. */
public abstract class VersionsContract {
    private static final Tree.Branch ONE = Tree.branch().with("definition", "one").done();
    private static final Optional<Waiver> WAIVED = Optional.of(new Waiver("برای آزمایش", "first-admin", NOW));
    private final Examples examples = new Examples();
    private static final Tree.Branch OTHER = Tree.branch().with("definition", "other").done();

    /** The versions. */
    protected abstract Versions versions();

    /** Activates a version. */
    protected abstract boolean activate(String key, int version, Predicate<StoredVersion> expected,
            Optional<Waiver> waiver, Instant at);

    /** The active version. */
    protected abstract Optional<StoredVersion> active();

    /** The people who sign them. */
    protected abstract People people();

    private StoredVersion add(String key) {
        return versions().add(key, ONE, NOW);
    }

    private boolean activate(String key, int version, Optional<Waiver> waiver, Instant at) {
        return activate(key, version, _ -> true, waiver, at);
    }

    private StoredVersion find(String key, int version) {
        return versions().find(key, version).orElseThrow();
    }

    @Test
    void versions_are_numbered_from_one_for_each_key() {
        assertThat(add("b2b").version()).isEqualTo(1);
        assertThat(add("b2b").version()).isEqualTo(2);
        assertThat(add("b2c").version()).isEqualTo(1);
        assertThat(add("b2b").version()).isEqualTo(3);
    }

    @Test
    void of_several_who_add_the_first_one_does() {
        List<Optional<StoredVersion>> added = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                String key = "shipped-" + i % 2;
                threads.execute(() -> added.add(versions().addFirst(key, ONE, NOW)));
            }
        }

        assertThat(added).hasSize(8).filteredOn(Optional::isPresent).hasSize(1);
        assertThat(versions().list()).hasSize(1);
    }

    @Test
    void what_is_added_is_a_draft() {
        StoredVersion draft = StoredVersion.draft("b2b", 1, ONE, NOW);

        assertThat(add("b2b")).isEqualTo(draft);
        assertThat(versions().find("b2b", 1)).contains(draft);
        assertThat(versions().find("b2b", 2)).isEmpty();
        assertThat(versions().find("B2B", 1)).isEmpty();
        assertThat(active()).isEmpty();
    }

    @Test
    void versions_are_listed_by_key_and_number() {
        for (int i = 0; i < 11; i++) {
            add("b");
        }
        add("a");
        add("c");

        List<String> listed = versions().list().stream().map(each -> each.key() + each.version()).toList();

        assertThat(listed).containsExactly("a1", "b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8", "b9", "b10", "b11",
                "c1");
    }

    @Test
    void what_was_written_comes_back_exactly_and_in_its_order() {
        Tree.Branch written = Tree.branch().with("z", Examples.PERSIAN).with("a", new BigDecimal("1.50"))
                .with("ـکلید \"نقل\"", 12345678901234567L).with("m", new BigDecimal("0.1")).with("flag", true)
                .with("no", new Tree.Blank()).with("empty", Tree.branch().done())
                .with("list", new Tree.Listing(List.of(Tree.of(1), Tree.of("1"), Tree.of(false), new Tree.Blank(),
                        new Tree.Listing(List.of()), Tree.branch().with("y", 1).with("b", 2).done())))
                .with("huge", new BigDecimal("9".repeat(60))).with("back", "\\ / \" \n\t é 🚀").done();
        int version = versions().add("b2b", written, NOW).version();

        Tree.Branch read = find("b2b", version).written();

        assertThat(read).isEqualTo(written);
        assertThat(names(read)).isEqualTo(names(written));
    }

    /** All names in their written order; two branches are equal whatever the order of their names. */
    private static List<String> names(Tree tree) {
        List<String> names = new ArrayList<>();
        switch (tree) {
            case Tree.Branch branch -> branch.entries().forEach((name, below) -> {
                names.add(name);
                names.addAll(names(below));
            });
            case Tree.Listing(List<Tree> items) -> items.forEach(item -> names.addAll(names(item)));
            case Tree.Text _,Tree.Numeral _,Tree.Flag _,Tree.Blank _ -> names.add("-");
        }
        return names;
    }

    @Test
    void a_draft_may_be_written_anew() {
        add("b2b");

        assertThat(versions().replaceDraft("b2b", 1, OTHER)).isTrue();

        assertThat(find("b2b", 1)).isEqualTo(StoredVersion.draft("b2b", 1, OTHER, NOW));
    }

    @Test
    void what_is_no_draft_any_more_is_never_changed() {
        add("b2b");
        add("b2b");
        assertThat(activate("b2b", 1, WAIVED, NOW)).isTrue();
        assertThat(versions().replaceDraft("b2b", 1, OTHER)).isFalse();
        assertThat(activate("b2b", 2, WAIVED, NOW)).isTrue();

        assertThat(versions().replaceDraft("b2b", 1, OTHER)).isFalse();
        assertThat(versions().replaceDraft("b2b", 3, OTHER)).isFalse();
        assertThat(versions().replaceDraft("b2c", 1, OTHER)).isFalse();
        assertThat(List.of(find("b2b", 1), find("b2b", 2))).extracting(StoredVersion::written).containsOnly(ONE);
        assertThat(versions().list())
                .containsExactly(find("b2b", 1).heading(), find("b2b", 2).heading());
    }

    @Test
    void activating_retires_the_version_that_judged_before_whatever_its_key() {
        add("b2b");
        add("b2c");
        assertThat(activate("b2b", 1, WAIVED, NOW.plusMillis(1))).isTrue();
        assertThat(active()).contains(find("b2b", 1));

        assertThat(activate("b2c", 1, WAIVED, NOW.plusMillis(2))).isTrue();

        assertThat(active()).contains(find("b2c", 1));
        assertThat(find("b2b", 1))
                .isEqualTo(new StoredVersion("b2b", 1, Status.RETIRED, ONE, Agreement.NONE.with(WAIVED), NOW,
                        Optional.of(NOW.plusMillis(1)), Optional.of(NOW.plusMillis(2))));
        assertThat(find("b2c", 1))
                .isEqualTo(new StoredVersion("b2c", 1, Status.ACTIVE, ONE, Agreement.NONE.with(WAIVED), NOW,
                        Optional.of(NOW.plusMillis(2)), Optional.empty()));
    }

    @Test
    void a_draft_that_is_not_as_expected_is_neither_replaced_nor_activated() {
        add("b2b");
        StoredVersion seen = find("b2b", 1);
        assertThat(versions().replaceDraft("b2b", 1, seen::equals, OTHER)).isTrue();

        assertThat(versions().replaceDraft("b2b", 1, seen::equals, ONE)).isFalse();
        assertThat(activate("b2b", 1, seen::equals, WAIVED, NOW)).isFalse();

        StoredVersion now = find("b2b", 1);
        assertThat(now.written()).isEqualTo(OTHER);
        assertThat(active()).isEmpty();
        assertThat(activate("b2b", 1, now::equals, WAIVED, NOW)).isTrue();
    }

    @Test
    void what_judged_once_is_not_activated_again() {
        add("b2b");
        add("b2b");
        assertThat(activate("b2b", 1, WAIVED, NOW)).isTrue();

        assertThat(activate("b2b", 1, WAIVED, NOW.plusMillis(5))).isFalse();
        assertThat(activate("b2b", 3, WAIVED, NOW)).isFalse();
        assertThat(activate("nothing", 1, WAIVED, NOW)).isFalse();

        assertThat(active()).contains(find("b2b", 1));
        assertThat(find("b2b", 1).activatedAt()).contains(NOW);
        assertThat(activate("b2b", 2, WAIVED, NOW.plusMillis(5))).isTrue();
        assertThat(activate("b2b", 1, WAIVED, NOW.plusMillis(6))).isFalse();
        assertThat(active()).contains(find("b2b", 2));
    }

    private static Signature signature(Person person) {
        return new Signature(person.id(), person.name(), person.team(), NOW.plusMillis(person.team().ordinal()));
    }

    private Person known(String name, Team team) {
        Person person = new Person(examples.id(), name, team, Optional.empty(), NOW);
        assertThat(people().add(Colleague.of(person))).isTrue();
        return person;
    }

    @Test
    void what_is_proposed_is_not_written_anew() {
        add("b2b");

        assertThat(versions().propose("b2b", 1, _ -> false, NOW)).as("not as expected").isFalse();
        assertThat(versions().propose("b2b", 1, NOW)).isTrue();

        assertThat(versions().replaceDraft("b2b", 1, OTHER)).isFalse();
        assertThat(versions().propose("b2b", 1, NOW.plusMillis(1))).isFalse();
        assertThat(versions().propose("b2b", 2, NOW)).isFalse();
        assertThat(find("b2b", 1)).isEqualTo(new StoredVersion("b2b", 1, Status.PROPOSED, ONE,
                Agreement.proposed(NOW), NOW, Optional.empty(), Optional.empty()));
    }

    @Test
    void with_the_last_signature_that_is_missing_a_version_is_signed() {
        Signature sales = signature(known("امید", Team.SALES));
        Signature marketing = signature(known("Sara", Team.MARKETING));
        add("b2b");
        add("b2b");
        assertThat(versions().sign("b2b", 1, NOW, sales)).as("a draft").isFalse();
        assertThat(versions().propose("b2b", 1, NOW)).isTrue();
        assertThat(versions().propose("b2b", 2, NOW)).isTrue();

        assertThat(versions().sign("b2b", 1, NOW, sales)).isTrue();
        assertThat(find("b2b", 1).status()).isEqualTo(Status.PROPOSED);
        assertThat(versions().sign("b2b", 1, NOW, marketing)).isTrue();

        assertThat(find("b2b", 1).status()).isEqualTo(Status.SIGNED);
        assertThat(find("b2b", 1).agreement().signatures()).containsExactlyInAnyOrder(sales, marketing);
        assertThat(versions().list()).containsExactly(find("b2b", 1).heading(), find("b2b", 2).heading());
        assertThat(find("b2b", 2).agreement()).isEqualTo(Agreement.proposed(NOW));
    }

    @Test
    void a_team_and_a_person_sign_once() {
        Person sara = known("Sara", Team.MARKETING);
        add("b2b");
        assertThat(versions().propose("b2b", 1, NOW)).isTrue();
        assertThat(versions().sign("b2b", 1, NOW, signature(sara))).isTrue();

        assertThat(versions().sign("b2b", 1, NOW, signature(known("Nima", Team.MARKETING)))).isFalse();
        assertThat(versions().sign("b2b", 1, NOW, new Signature(sara.id(), "Sara", Team.SALES, NOW))).isFalse();

        assertThat(find("b2b", 1).agreement().signatures()).containsExactly(signature(sara));
    }

    @Test
    void what_was_withdrawn_is_a_draft_again_without_signatures() {
        Signature marketing = signature(known("Sara", Team.MARKETING));
        Signature sales = signature(known("Omid", Team.SALES));
        add("b2b");
        assertThat(versions().withdraw("b2b", 1)).isFalse();
        assertThat(versions().propose("b2b", 1, NOW)).isTrue();
        assertThat(versions().sign("b2b", 1, NOW, marketing)).isTrue();
        assertThat(versions().sign("b2b", 1, NOW, sales)).isTrue();

        assertThat(versions().withdraw("b2b", 1, _ -> false)).as("not as expected").isFalse();
        assertThat(versions().withdraw("b2b", 1)).isTrue();

        assertThat(find("b2b", 1)).isEqualTo(StoredVersion.draft("b2b", 1, ONE, NOW));
        assertThat(versions().propose("b2b", 1, NOW.plusMillis(9))).isTrue();
        assertThat(versions().sign("b2b", 1, NOW, marketing)).as("what was proposed before").isFalse();
        assertThat(versions().sign("b2b", 1, NOW.plusMillis(9), marketing)).isTrue();
    }

    @Test
    void what_judges_keeps_its_signatures_and_is_not_withdrawn() {
        Signature sales = signature(known("Omid", Team.SALES));
        add("b2b");
        assertThat(versions().propose("b2b", 1, NOW)).isTrue();
        assertThat(versions().sign("b2b", 1, NOW, sales)).isTrue();
        assertThat(activate("b2b", 1, WAIVED, NOW)).isTrue();

        assertThat(versions().withdraw("b2b", 1)).isFalse();

        assertThat(find("b2b", 1).agreement().signatures()).containsExactly(sales);
    }

    @Test
    void only_what_both_teams_signed_judges_without_a_waiver() {
        add("b2b");
        assertThat(activate("b2b", 1, Optional.empty(), NOW)).isFalse();
        assertThat(versions().propose("b2b", 1, NOW)).isTrue();
        assertThat(versions().sign("b2b", 1, NOW, signature(known("Omid", Team.SALES)))).isTrue();
        assertThat(activate("b2b", 1, Optional.empty(), NOW)).isFalse();
        assertThat(active()).isEmpty();
        assertThat(versions().sign("b2b", 1, NOW, signature(known("Sara", Team.MARKETING)))).isTrue();

        assertThat(activate("b2b", 1, Optional.empty(), NOW)).isTrue();

        assertThat(find("b2b", 1).agreement().waiver()).isEmpty();
        assertThat(active()).contains(find("b2b", 1));
    }
}
