package dev.baton.domain.scoring;

import dev.baton.domain.definition.Match.Where;
import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.Verdict;
import dev.baton.domain.scoring.Plan.TrackSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows an engagement to the tracks that its type may interest. What several tracks ask of it is asked once. */
final class Feeding {
    private final List<TrackSpec> specs;
    /** What empty tracks share until something is added; never written to. */
    private final Track[] empty;
    private final Map<String, List<Feed>> byType = new HashMap<>();
    private final List<Feed> ofOtherTypes;

    /** What tracks ask of an engagement of a type. */
    private record Question(Where where, boolean suspect, boolean provenAbsence, boolean byAsset) {
        boolean takes(Verdict verdict) {
            return provenAbsence ? verdict.mayBePerson() : verdict.counts(suspect);
        }
    }

    /** The tracks that ask the same. */
    private record Feed(Question question, List<Integer> tracks) {}

    Feeding(List<TrackSpec> specs) {
        this.specs = specs;
        this.empty = newTracks();
        specs.forEach(spec -> spec.match().types()
                .forEach(type -> byType.computeIfAbsent(type, _ -> feeds(Optional.of(type)))));
        this.ofOtherTypes = feeds(Optional.empty());
    }

    private List<Feed> feeds(Optional<String> type) {
        Map<Question, List<Integer>> feeds = new LinkedHashMap<>();
        for (int i = 0; i < specs.size(); i++) {
            TrackSpec spec = specs.get(i);
            if (spec.match().types().isEmpty() || type.filter(spec.match().types()::contains).isPresent()) {
                Question question = new Question(spec.match().where(), spec.match().suspect(), spec.provenAbsence(),
                        empty[i] instanceof AssetDays);
                feeds.computeIfAbsent(question, _ -> new ArrayList<>()).add(i);
            }
        }
        return feeds.entrySet().stream().map(entry -> new Feed(entry.getKey(), List.copyOf(entry.getValue()))).toList();
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
        List<Feed> feeds = byType.getOrDefault(engagement.type(), ofOtherTypes);
        if (feeds.isEmpty()) {
            return;
        }
        long at = engagement.when().occurredAt().toEpochMilli();
        int day = days.of(at);
        for (int i = 0; i < feeds.size(); i++) {
            Feed feed = feeds.get(i);
            if (feed.question.takes(engagement.verdict()) && feed.question.where.holds(engagement)) {
                if (!feed.question.byAsset) {
                    add(tracks, feed, day, at, 0);
                } else if (engagement.asset().identity().isPresent()) {
                    add(tracks, feed, day, at, fingerprint(engagement.asset().identity().get()));
                }
            }
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
