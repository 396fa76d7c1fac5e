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
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    private record Question(Where where, boolean suspect, boolean provenAbsence, boolean byAsset) {}

    /** The tracks that ask the same. */
    private static final class Feed {
        private final Where where;
        private final boolean unconditional;
        private final boolean byAsset;
        private final Set<Verdict> verdicts;
        private final int[] tracks;

        Feed(Question question, List<Integer> tracks) {
            this.where = question.where;
            this.unconditional = question.where.equals(Where.ANY);
            this.byAsset = question.byAsset;
            this.verdicts = EnumSet.allOf(Verdict.class);
            verdicts.removeIf(verdict -> question.provenAbsence
                    ? !verdict.mayBePerson()
                    : !verdict.counts(question.suspect));
            this.tracks = tracks.stream().mapToInt(Integer::intValue).toArray();
        }
    }

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
            Feed feed = new Feed(question, tracks);
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

    /**
     * Shows an engagement to the tracks.
     *
     * @param day its calendar day in the definition's zone
     * @param at  its instant in milliseconds
     */
    void feed(Track[] tracks, Engagement engagement, int day, long at) {
        OfType asked = byType.getOrDefault(engagement.type(), ofOtherTypes);
        for (int i = 0; i < asked.feeds.size(); i++) {
            Feed feed = asked.feeds.get(i);
            if (feed.verdicts.contains(engagement.verdict())
                    && (feed.unconditional || feed.where.holds(engagement))) {
                add(tracks, feed, engagement, day, at);
            }
        }
        for (int i = 0; i < asked.texts.size(); i++) {
            OfText ofText = asked.texts.get(i);
            Optional<String> text = Match.text(engagement, ofText.field);
            if (text.isPresent()) {
                feed(tracks, engagement, day, at, ofText.feeds, FoldedText.fold(text.get()));
            }
        }
    }

    private void feed(Track[] tracks, Engagement engagement, int day, long at, List<TextFeed> feeds, String folded) {
        for (int i = 0; i < feeds.size(); i++) {
            TextFeed text = feeds.get(i);
            if (text.feed.verdicts.contains(engagement.verdict()) && text.comparison.holdsOfFolded(folded)) {
                add(tracks, text.feed, engagement, day, at);
            }
        }
    }

    private void add(Track[] tracks, Feed feed, Engagement engagement, int day, long at) {
        if (!feed.byAsset) {
            add(tracks, feed, day, at, 0);
        } else if (engagement.asset().identity().isPresent()) {
            add(tracks, feed, day, at, fingerprint(engagement.asset().identity().get()));
        }
    }

    private void add(Track[] tracks, Feed feed, int day, long at, long asset) {
        for (int track : feed.tracks) {
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
