package dev.baton.application.intake;

import static dev.baton.application.Examples.FIRST;
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
import dev.baton.application.lead.Leads.Filter;
import dev.baton.application.lead.Leads.SuggestedMerge;
import dev.baton.application.lead.Leads.SuggestionPlace;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a ledger holds about leads that became part of others. */
abstract class LedgerMergeContract extends LedgerErasureContract {
    private static final Filter ALL = new Filter(Optional.empty(), Optional.empty());
    private final NewSubject sara = examples.known(email("sara"));
    private final NewSubject rad = examples.known(email("rad"));
    private final NewSubject omid = examples.known(email("omid"));

    private void threePeople() {
        write(page -> open(page, sara, rad, omid));
    }

    private void merge(NewSubject kept, NewSubject other) {
        write(page -> done(() -> page.merge(kept.lead(), other.lead(), NOW)));
    }

    private void unmerge(NewSubject whole, NewSubject part) {
        write(page -> done(() -> page.unmerge(whole.lead(), part.lead())));
    }

    private void suggest(NewSubject kept, NewSubject other) {
        write(page -> done(() -> page.suggestMerges(
                List.of(new MergeSuggestion(kept.lead(), other.lead(), email("by"), NOW)))));
    }

    @Test
    void a_merged_lead_is_told_as_the_one_that_was_kept() {
        threePeople();
        merge(sara, rad);

        assertThat(leads().find(rad.lead()).orElseThrow().card().lead()).isEqualTo(sara.lead());
        assertThat(leads().find(sara.lead()).orElseThrow().merged()).containsExactly(rad.lead());
        assertThat(leads().find(sara.lead()).orElseThrow().keys()).containsExactlyInAnyOrder(email("rad"),
                email("sara"));
        assertThat(leads().list(ALL, Optional.empty(), 9)).extracting(row -> row.card().lead())
                .containsExactlyInAnyOrder(sara.lead(), omid.lead());
        assertThat(mapOf(page -> page.lock(List.of(sara.lead(), rad.lead())))).containsOnlyKeys(sara.lead());
        assertThat(listOf(page -> page.claimJudgedOtherwise(FIRST, 9))).doesNotContain(rad.lead());
    }

    @Test
    void holders_tell_whose_subject_it_is_by_itself() {
        threePeople();
        merge(sara, rad);
        Holder holder = new Holder(rad.subject(), sara.lead(), false, rad.lead());

        assertThat(mapOf(page -> page.holders(List.of(email("rad"))))).containsEntry(email("rad"), holder);
        assertThat(mapOf(page -> page.holdersOf(List.of(rad.lead(), sara.lead()))))
                .isEqualTo(Map.of(rad.lead(), holder, sara.lead(), new Holder(sara.subject(), sara.lead(), false)));
    }

    @Test
    void facts_and_engagements_are_of_both_but_only_the_kept_lead_has_a_judge() {
        threePeople();
        Engagement seen = view("1", NOW);
        write(page -> page.storeEngagements(List.of(of(rad, seen))));
        write(page -> page.storeFacts(List.of(examples.of(rad, NOW, new Statement.CustomerIs(true)),
                examples.of(rad, NOW, FIRST), examples.of(sara, NOW, FIRST))));

        merge(sara, rad);

        assertThat(leads().history(sara.lead()).engagements()).containsExactly(seen);
        assertThat(leads().history(sara.lead()).facts()).extracting(fact -> fact.says())
                .containsExactlyInAnyOrder(new Statement.CustomerIs(true), FIRST);
        assertThat(leads().timeline(sara.lead(), Optional.empty(), 9)).hasSize(3);
        assertThat(mapOf(page -> page.told(List.of(seen.id()))).get(seen.id()).own()).isEqualTo(rad.lead());
    }

    @Test
    void un_merging_gives_a_lead_back_with_its_parts() {
        threePeople();
        merge(rad, omid);
        merge(sara, rad);
        assertThat(leads().holding(email("omid"))).contains(sara.lead());

        unmerge(sara, rad);

        assertThat(leads().holding(email("omid"))).contains(rad.lead());
        assertThat(leads().find(sara.lead()).orElseThrow().merged()).isEmpty();
        assertThat(leads().find(rad.lead()).orElseThrow().merged()).containsExactly(omid.lead());
    }

    @Test
    void a_part_of_a_part_can_be_parted_from_the_whole() {
        threePeople();
        merge(rad, omid);
        merge(sara, rad);

        unmerge(sara, omid);

        assertThat(leads().holding(email("omid"))).contains(omid.lead());
        assertThat(leads().holding(email("rad"))).contains(sara.lead());
    }

    @Test
    void a_visitor_that_joins_a_part_is_linked_to_the_whole_and_leaves_with_the_part() {
        NewSubject laptop = examples.anonymous(visitor("laptop"));
        threePeople();
        write(page -> open(page, laptop));
        merge(sara, rad);
        write(page -> done(() -> page.join(Map.of(laptop.lead(), rad.lead()))));
        assertThat(leads().holding(visitor("laptop"))).contains(sara.lead());

        unmerge(sara, rad);

        assertThat(leads().holding(visitor("laptop"))).contains(rad.lead());
    }

    @Test
    void what_was_merged_or_parted_meanwhile_is_busy() {
        NewSubject laptop = examples.anonymous(visitor("laptop"));
        threePeople();
        write(page -> open(page, laptop));
        merge(sara, rad);

        assertThatThrownBy(() -> merge(omid, rad)).isInstanceOf(LedgerBusy.class);
        assertThatThrownBy(() -> merge(rad, omid)).isInstanceOf(LedgerBusy.class);
        assertThatThrownBy(() -> merge(sara, laptop)).isInstanceOf(LedgerBusy.class);
        assertThatThrownBy(() -> unmerge(sara, omid)).isInstanceOf(LedgerBusy.class);
        assertThatThrownBy(() -> unmerge(omid, rad)).isInstanceOf(LedgerBusy.class);
    }

    @Test
    void suggestions_are_told_of_the_whole_page_by_page() {
        threePeople();
        suggest(rad, omid);
        merge(sara, rad);
        SuggestedMerge told = new SuggestedMerge(sara.lead(), omid.lead(), email("by"),
                new SuggestionPlace(NOW, rad.lead(), omid.lead()));

        assertThat(leads().suggestions(Optional.empty(), 9)).containsExactly(told);
        assertThat(leads().suggestions(Optional.of(told.place()), 9)).isEmpty();
        assertThat(leads().suggestedMerges(List.of(sara.lead(), omid.lead()))).isEqualTo(
                Map.of(sara.lead(), List.of(omid.lead()), omid.lead(), List.of(sara.lead())));
    }

    @Test
    void a_merge_settles_its_suggestion_and_no_other() {
        threePeople();
        suggest(sara, rad);
        suggest(omid, sara);

        merge(sara, rad);
        unmerge(sara, rad);
        suggest(rad, sara);

        assertThat(leads().suggestions(Optional.empty(), 9)).extracting(SuggestedMerge::lead)
                .containsExactly(omid.lead());
    }

    @Test
    void a_dismissed_suggestion_is_not_told_and_not_noted_again() {
        threePeople();
        suggest(sara, rad);

        assertThat(dismissed(rad, sara)).isTrue();
        suggest(sara, rad);

        assertThat(leads().suggestions(Optional.empty(), 9)).isEmpty();
        assertThat(leads().suggestedMerges(List.of(sara.lead()))).isEmpty();
        assertThat(dismissed(sara, rad)).isFalse();
        assertThat(dismissed(sara, sara)).isFalse();
    }

    private boolean dismissed(NewSubject one, NewSubject other) {
        return write(page -> page.dismissMerge(one.lead(), other.lead(), NOW));
    }

    @Test
    void of_many_who_merge_in_a_ring_at_once_nobody_is_lost() {
        threePeople();
        List<List<NewSubject>> ring = List.of(List.of(sara, rad), List.of(rad, omid), List.of(omid, sara));

        List<Boolean> merged = together(ring, pair -> {
            try {
                merge(pair.getFirst(), pair.getLast());
                return true;
            } catch (LedgerBusy _) {
                return false;
            }
        });

        List<LeadId> wholes = leads().list(ALL, Optional.empty(), 9).stream().map(row -> row.card().lead()).toList();
        assertThat(wholes).hasSize(3 - (int) merged.stream().filter(done -> done).count()).isNotEmpty();
        for (NewSubject each : List.of(sara, rad, omid)) {
            assertThat(wholes).contains(leads().holding(each.keys().getFirst()).orElseThrow());
        }
    }
}
