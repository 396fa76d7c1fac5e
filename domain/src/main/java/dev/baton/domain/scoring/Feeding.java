package dev.baton.domain.scoring;

import dev.baton.domain.definition.Comparison;
import dev.baton.domain.definition.Match;
import dev.baton.domain.definition.Match.Where;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.lead.FoldedText;
import dev.baton.domain.scoring.Plan.TrackSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows an engagement to the tracks that its type may interest. What several tracks ask of it is asked once, and a text of
 * which much is asked is folded once.
 */
final class Feeding {
    private final List<TrackSpec> specs;
    /** What empty tracks share until something is added; never written to. */
    private final Track[] empty;
    private final Map<String, OfType> byType = new HashMap<>();
    private final OfType ofOtherTypes;

    /** What tracks ask of an engagement of a type. */
    private record Question(Where where, boolean suspect, boolean provenAbsence, boolean byAsset) {
        boolean takes(Verdict verdict) {
            return provenAbsence ? verdict.mayBePerson() : verdict.counts(suspect);
        }
    }

    /** The tracks that ask the same. */
    private record Feed(Question question, List<Integer> tracks) {}

    /** A question about one text, to be asked of its folded form. */
    private record TextFeed(Comparison comparison, Feed feed) {}

    /** The questions about one text. */
    private record OfText(String field, List<TextFeed> feeds) {}

    /** All that is asked of engagements of a type. */
    private record OfType(List<Feed> feeds, List<OfText> texts) {}

    Feeding(List<TrackSpec> specs) {
        this.specs = specs;
        this.empty = newTracks();
        specs.forEach(spec -> spec.match().types()
                .forEach(type -> byType.computeIfAbsent(type, _ -> ofType(Optional.of(type)))));
        this.ofOtherTypes = ofType(Optional.empty());
    }

    private OfType ofType(Optional<String> type) {
        Map<Question, List<Integer>> asked = new LinkedHashMap<>();
        for (int i = 0; i < specs.size(); i++) {
            TrackSpec spec = specs.get(i);
            if (spec.match().types().isEmpty() || type.filter(spec.match().types()::contains).isPresent()) {
                Question question = new Question(spec.match().where(), spec.match().suspect(), spec.provenAbsence(),
                        empty[i] instanceof AssetDays);
                asked.computeIfAbsent(question, _ -> new ArrayList<>()).add(i);
            }
        }
        List<Feed> feeds = new ArrayList<>();
        Map<String, List<TextFeed>> texts = new LinkedHashMap<>();
        asked.forEach((question, tracks) -> {
            Feed feed = new Feed(question, List.copyOf(tracks));
            textOf(question.where).ifPresentOrElse(field -> texts.computeIfAbsent(field.name(), _ -> new ArrayList<>())
                    .add(new TextFeed(field.comparison(), feed)), () -> feeds.add(feed));
        });
        return new OfType(List.copyOf(feeds), texts.entrySet().stream()
                .map(entry -> new OfText(entry.getKey(), List.copyOf(entry.getValue()))).toList());
    }

    /** The one question about one text that a condition consists of, if it does. */
    private static Optional<Where.Field> textOf(Where where) {
        return switch (where) {
            case Where.Every(List<Where> parts) -> parts.size() == 1 ? textOf(parts.getFirst()) : Optional.empty();
            case Where.Field field -> Optional.of(field)
                    .filter(text -> Match.FIELDS.contains(text.name()) && text.comparison().readsFolded());
            case Where.Some _,Where.Not _ -> Optional.empty();
        };
    }

    /** Tracks of which each may be read into. */
    Track[] newTracks() {
        return specs.stream().map(spec -> spec.empty().get()).toArray(Track[]::new);
    }

    /** Tracks that remember nothing, to be fed by this alone. */
    Track[] emptyTracks() {
        return empty.clone();
    }

    void feed(Track[] tracks, Engagement engagement, DayIndex days) {
        OfType asked = byType.getOrDefault(engagement.type(), ofOtherTypes);
        for (int i = 0; i < asked.feeds.size(); i++) {
            Feed feed = asked.feeds.get(i);
            if (feed.question.takes(engagement.verdict()) && feed.question.where.holds(engagement)) {
                add(tracks, feed, engagement, days);
            }
        }
        for (int i = 0; i < asked.texts.size(); i++) {
            OfText ofText = asked.texts.get(i);
            Optional<String> text = Match.text(engagement, ofText.field);
            if (text.isPresent()) {
                feed(tracks, engagement, days, ofText.feeds, FoldedText.fold(text.get()));
            }
        }
    }

    private void feed(Track[] tracks, Engagement engagement, DayIndex days, List<TextFeed> feeds, String folded) {
        for (int i = 0; i < feeds.size(); i++) {
            TextFeed text = feeds.get(i);
            if (text.feed.question.takes(engagement.verdict()) && text.comparison.holdsOfFolded(folded)) {
                add(tracks, text.feed, engagement, days);
            }
        }
    }

    private void add(Track[] tracks, Feed feed, Engagement engagement, DayIndex days) {
        long at = engagement.when().occurredAt().toEpochMilli();
        if (!feed.question.byAsset) {
            add(tracks, feed, days.of(at), at, 0);
        } else if (engagement.asset().identity().isPresent()) {
            add(tracks, feed, days.of(at), at, fingerprint(engagement.asset().identity().get()));
        }
    }

    private void add(Track[] tracks, Feed feed, int day, long at, long asset) {
        for (int i = 0; i < feed.tracks.size(); i++) {
            int track = feed.tracks.get(i);
            if (tracks[track] == empty[track]) {
                tracks[track] = specs.get(track).empty().get();
            }
            tracks[track].add(day, at, asset);
        }
    }

    /** 64 bits by FNV-1a: the assets of one lead are thousands at most, so two of them never meet. */
    private static long fingerprint(String asset) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : asset.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b & 0xFF) * 0x100000001b3L;
        }
        return hash;
    }
}
