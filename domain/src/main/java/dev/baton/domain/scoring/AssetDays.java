package dev.baton.domain.scoring;

import static dev.baton.domain.definition.Counting.ASSET_DAYS;

import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** On which days of the last {@code ASSET_DAYS} each asset was engaged with. */
final class AssetDays implements Track {
    private final FadingTable table;
    private final Map<Long, NavigableSet<Integer>> days = new TreeMap<>();
    private boolean any;

    AssetDays(FadingTable table) {
        this.table = table;
    }

    @Override
    public void add(int day, long at, long asset) {
        any = true;
        days.computeIfAbsent(asset, _ -> new TreeSet<>()).add(day);
    }

    /** Millionths of points on a day: of each asset, the earliest that the look-back still sees. */
    long on(int today) {
        long sum = 0;
        for (NavigableSet<Integer> seen : days.values()) {
            Integer first = seen.higher(today - ASSET_DAYS);
            if (first != null) {
                sum += table.at(today - first);
            }
        }
        return sum;
    }

    /** Whether the value can still change by the passing of days. */
    boolean changes(int today) {
        return days.values().stream().anyMatch(seen -> seen.last() > today - ASSET_DAYS);
    }

    @Override
    public boolean any() {
        return any;
    }

    @Override
    public void write(CardWriter card, int today) {
        days.values().forEach(seen -> seen.headSet(today - ASSET_DAYS, true).clear());
        days.values().removeIf(NavigableSet::isEmpty);
        card.flag(any);
        card.number(days.size());
        days.forEach((asset, seen) -> {
            card.number(asset);
            card.number(seen.size());
            int before = 0;
            for (int day : seen) {
                card.number(day - before);
                before = day;
            }
        });
    }

    @Override
    public void read(CardReader card) {
        any = card.flag();
        for (int assets = card.small(); assets > 0; assets--) {
            long asset = card.number();
            int day = 0;
            for (int seen = card.small(); seen > 0; seen--) {
                day += card.small();
                days.computeIfAbsent(asset, _ -> new TreeSet<>()).add(day);
            }
        }
    }
}
