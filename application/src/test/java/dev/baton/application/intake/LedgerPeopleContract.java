package dev.baton.application.intake;

import static dev.baton.application.Examples.NOW;
import static dev.baton.application.Examples.email;
import static dev.baton.application.Examples.of;
import static dev.baton.application.Examples.open;
import static dev.baton.application.Examples.view;
import static dev.baton.application.Examples.visitor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.intake.LedgerPage.Holder;
import dev.baton.application.intake.LedgerPage.MergeSuggestion;
import dev.baton.application.intake.LedgerPage.NewSubject;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a ledger holds about who is who. */
abstract class LedgerPeopleContract extends LedgerMergeContract {
    private static final IdentityKey SARA = email("sara");
    private static final IdentityKey LAPTOP = visitor("laptop");

    @Test
    void a_key_that_nobody_holds_has_no_holder() {
        Map<IdentityKey, Holder> holders = write(page -> page.holders(List.of(SARA, LAPTOP)));

        assertThat(holders).isEmpty();
    }

    @Test
    void all_keys_of_an_opened_subject_lead_to_it() {
        List<IdentityKey> keys = List.of(SARA, new IdentityKey.External("crm", "a:b:c ۱"),
                IdentityKey.phone("+982112345678").orElseThrow(), visitor("شناسه/1"));
        NewSubject sara = examples.known(keys.toArray(IdentityKey[]::new));
        write(page -> open(page, sara));

        Map<IdentityKey, Holder> holders = write(page -> page.holders(keys));

        Holder holder = new Holder(sara.subject(), sara.lead(), false);
        assertThat(holders).containsOnlyKeys(keys).containsValues(holder);
        assertThat(Set.copyOf(holders.values())).containsExactly(holder);
    }

    @Test
    void keys_of_different_kinds_with_one_text_are_different_keys() {
        NewSubject one = examples.known(new IdentityKey.External("crm", "7"));
        NewSubject other = examples.anonymous(visitor("crm:7"));
        write(page -> open(page, one, other));

        Map<IdentityKey, Holder> holders = write(page -> page.holders(List.of(one.keys().getFirst(),
                other.keys().getFirst())));

        assertThat(holders.get(one.keys().getFirst()).lead()).isEqualTo(one.lead());
        assertThat(holders.get(other.keys().getFirst())).isEqualTo(new Holder(other.subject(), other.lead(), true));
    }

    @Test
    void a_key_that_was_taken_meanwhile_makes_opening_busy_and_nothing_is_opened() {
        NewSubject first = examples.known(SARA);
        NewSubject second = examples.known(LAPTOP, SARA);
        write(page -> open(page, first));

        assertThatThrownBy(() -> write(page -> open(page, second))).isInstanceOf(LedgerBusy.class);

        assertThat(leads().find(second.lead())).isEmpty();
        assertThat(mapOf(page -> page.holders(List.of(SARA, LAPTOP)))).containsOnlyKeys(SARA);
        assertThat(leads().holding(SARA)).contains(first.lead());
    }

    @Test
    void a_further_key_leads_to_the_subject_that_claimed_it() {
        NewSubject sara = examples.known(SARA);
        write(page -> open(page, sara));
        write(page -> done(() -> page.claim(Map.of(LAPTOP, sara.subject()))));

        assertThat(mapOf(page -> page.holders(List.of(LAPTOP))))
                .containsEntry(LAPTOP, new Holder(sara.subject(), sara.lead(), false));
        assertThat(leads().find(sara.lead()).orElseThrow().keys()).containsExactly(SARA, LAPTOP);
    }

    @Test
    void a_key_that_was_taken_meanwhile_cannot_be_claimed() {
        NewSubject sara = examples.known(SARA);
        NewSubject omid = examples.known(email("omid"));
        write(page -> open(page, sara, omid));

        assertThatThrownBy(() -> write(page -> done(() -> page.claim(Map.of(SARA, omid.subject())))))
                .isInstanceOf(LedgerBusy.class);
        assertThat(leads().holding(SARA)).contains(sara.lead());
    }

    @Test
    void of_many_who_open_the_same_key_at_once_one_succeeds() {
        List<NewSubject> rivals = List.of(examples.known(SARA), examples.known(SARA), examples.known(SARA),
                examples.known(SARA));

        List<Boolean> opened = together(rivals, rival -> {
            try {
                return write(page -> page.holders(rival.keys()).isEmpty() && open(page, rival));
            } catch (LedgerBusy _) {
                return false;
            }
        });

        assertThat(opened).containsOnlyOnce(true);
        assertThat(rivals.stream().filter(rival -> leads().find(rival.lead()).isPresent())).hasSize(1);
    }

    @Test
    void leads_are_held_by_their_first_subject() {
        NewSubject sara = examples.known(SARA);
        write(page -> open(page, sara));
        LeadId nobody = new LeadId(examples.id());

        Map<LeadId, Holder> holders = write(page -> page.holdersOf(List.of(nobody, sara.lead())));

        assertThat(holders).isEqualTo(Map.of(sara.lead(), new Holder(sara.subject(), sara.lead(), false)));
    }

    @Test
    void an_anonymous_lead_that_joins_brings_its_keys_and_its_history() {
        NewSubject laptop = examples.anonymous(LAPTOP, visitor("phone"));
        NewSubject sara = examples.known(SARA);
        Engagement before = view("1", NOW);
        Engagement own = view("2", NOW);
        write(page -> open(page, laptop));
        write(page -> open(page, sara));
        write(page -> page.storeEngagements(List.of(of(laptop, before), of(sara, own))));
        write(page -> page.storeFacts(List.of(examples.of(laptop, NOW, new Statement.CustomerIs(true)))));

        write(page -> done(() -> page.join(Map.of(laptop.lead(), sara.lead()))));

        assertThat(leads().history(sara.lead()).engagements()).containsExactlyInAnyOrder(before, own);
        assertThat(leads().history(sara.lead()).facts()).hasSize(1);
        assertThat(leads().find(sara.lead()).orElseThrow().keys())
                .containsExactlyInAnyOrder(SARA, LAPTOP, visitor("phone"));
        assertThat(mapOf(page -> page.holders(List.of(LAPTOP))))
                .containsEntry(LAPTOP, new Holder(laptop.subject(), sara.lead(), false));
        assertThat(mapOf(page -> page.holdersOf(List.of(sara.lead()))))
                .containsEntry(sara.lead(), new Holder(sara.subject(), sara.lead(), false));
    }

    @Test
    void an_anonymous_lead_that_joined_is_forgotten() {
        NewSubject laptop = examples.anonymous(LAPTOP);
        NewSubject sara = examples.known(SARA);
        write(page -> open(page, laptop, sara));
        write(page -> done(() -> page.join(Map.of(laptop.lead(), sara.lead()))));

        assertThat(leads().find(laptop.lead())).isEmpty();
        assertThat(leads().history(laptop.lead()).engagements()).isEmpty();
        assertThat(mapOf(page -> page.holdersOf(List.of(laptop.lead())))).isEmpty();
        assertThat(mapOf(page -> page.lock(List.of(laptop.lead())))).isEmpty();
    }

    @Test
    void several_anonymous_leads_may_join_one() {
        NewSubject sara = examples.known(SARA);
        NewSubject laptop = examples.anonymous(LAPTOP);
        NewSubject phone = examples.anonymous(visitor("phone"));
        write(page -> open(page, sara, laptop, phone));
        write(page -> page.storeEngagements(List.of(of(laptop, view("1", NOW)), of(phone, view("2", NOW)))));

        write(page -> done(() -> page.join(Map.of(laptop.lead(), sara.lead(), phone.lead(), sara.lead()))));

        assertThat(leads().history(sara.lead()).engagements()).hasSize(2);
    }

    @Test
    void an_anonymous_lead_becomes_known() {
        NewSubject laptop = examples.anonymous(LAPTOP);
        NewSubject other = examples.anonymous(visitor("other"));
        write(page -> open(page, laptop, other));

        write(page -> done(() -> page.makeKnown(List.of(laptop.lead()))));

        Map<IdentityKey, Holder> holders = write(page -> page.holders(List.of(LAPTOP, visitor("other"))));
        assertThat(holders.get(LAPTOP).anonymous()).isFalse();
        assertThat(holders.get(visitor("other")).anonymous()).isTrue();
        assertThat(leads().find(laptop.lead()).orElseThrow().card().anonymous()).isFalse();
    }

    @Test
    void a_lead_that_was_made_known_meanwhile_cannot_be_made_known_again() {
        NewSubject laptop = examples.anonymous(LAPTOP);
        write(page -> open(page, laptop));
        write(page -> done(() -> page.makeKnown(List.of(laptop.lead()))));

        assertThatThrownBy(() -> write(page -> done(() -> {
            page.claim(Map.of(SARA, laptop.subject()));
            page.makeKnown(List.of(laptop.lead()));
        }))).isInstanceOf(LedgerBusy.class);
        assertThat(leads().holding(SARA)).isEmpty();
    }

    @Test
    void a_lead_that_was_made_known_meanwhile_joins_nobody() {
        NewSubject laptop = examples.anonymous(LAPTOP);
        NewSubject sara = examples.known(SARA);
        write(page -> open(page, laptop, sara));
        write(page -> done(() -> page.makeKnown(List.of(laptop.lead()))));

        assertThatThrownBy(() -> write(page -> done(() -> page.join(Map.of(laptop.lead(), sara.lead())))))
                .isInstanceOf(LedgerBusy.class);
        assertThat(leads().find(laptop.lead())).isPresent();
        assertThat(leads().find(sara.lead()).orElseThrow().keys()).containsExactly(SARA);
    }

    @Test
    void of_many_who_recognise_one_visitor_at_once_one_gives_the_lead_its_address() {
        NewSubject laptop = examples.anonymous(LAPTOP);
        write(page -> open(page, laptop));

        List<Boolean> recognised = together(List.of("sara", "omid", "nima", "leila"), name -> {
            try {
                return write(page -> {
                    page.claim(Map.of(email(name), laptop.subject()));
                    page.makeKnown(List.of(laptop.lead()));
                    return true;
                });
            } catch (LedgerBusy _) {
                return false;
            }
        });

        assertThat(recognised).containsOnlyOnce(true);
        assertThat(leads().find(laptop.lead()).orElseThrow().keys()).hasSize(2);
    }

    @Test
    void a_merge_is_suggested_to_both_and_once() {
        NewSubject sara = examples.known(SARA);
        NewSubject omid = examples.known(email("omid"));
        NewSubject nima = examples.known(email("nima"));
        write(page -> open(page, sara, omid, nima));
        suggest(sara, omid);
        suggest(sara, omid);
        suggest(omid, sara);
        suggest(nima, sara);

        var merges = leads().suggestedMerges(List.of(sara.lead(), omid.lead(), new LeadId(examples.id())));
        assertThat(merges).containsOnlyKeys(sara.lead(), omid.lead());
        assertThat(merges.get(sara.lead())).containsExactlyInAnyOrder(omid.lead(), nima.lead());
        assertThat(merges.get(omid.lead())).containsExactly(sara.lead());
        assertThat(leads().suggestedMerges(List.of())).isEmpty();
    }

    @Test
    void one_batch_may_suggest_the_same_merge_twice() {
        NewSubject sara = examples.known(SARA);
        NewSubject omid = examples.known(email("omid"));
        write(page -> open(page, sara, omid));
        suggest(sara, omid, sara, omid);

        assertThat(leads().suggestedMerges(List.of(omid.lead())))
                .isEqualTo(Map.of(omid.lead(), List.of(sara.lead())));
    }

    private void suggest(NewSubject... pairs) {
        List<MergeSuggestion> suggestions = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            suggestions.add(new MergeSuggestion(pairs[i].lead(), pairs[i + 1].lead(), SARA, NOW));
        }
        write(page -> done(() -> page.suggestMerges(suggestions)));
    }
}
