package dev.baton.domain.scoring;

import static dev.baton.domain.definition.Counting.ASSET_DAYS;

import java.util.Arrays;

/**
 * On which days of the last {@code ASSET_DAYS} each asset was engaged with: pairs of asset and day, in order of both, each
 * once. Plain arrays, since most leads engage with a handful and every card is read and written with each fact.
 */
final class AssetDays implements Track {
    private static final int NO_DAY = Integer.MIN_VALUE;
    private final FadingTable table;
    private long[] assets = new long[4];
    private int[] days = new int[4];
    private int size;
    private boolean any;
    /** A replay asks for the value after each of many engagements of a day: it is reckoned once while nothing changes it. */
    private int reckonedOn = NO_DAY;
    private Frozen reckonedWith = Frozen.NEVER;
    private long reckoned;

    AssetDays(FadingTable table) {
        this.table = table;
    }

    @Override
    public void add(int day, long at, long asset) {
        any = true;
        int place = size;
        while (place > 0 && (assets[place - 1] > asset || assets[place - 1] == asset && days[place - 1] > day)) {
            place--;
        }
        if (place == 0 || assets[place - 1] != asset || days[place - 1] != day) {
            if (!isSeenBefore(place, asset)) {
                reckonedOn = NO_DAY;
            }
            insert(place, asset, day);
        }
    }

    /** Whether the asset gives its points already by an earlier day than the one that belongs here. */
    private boolean isSeenBefore(int place, long asset) {
        return place > 0 && assets[place - 1] == asset && days[place - 1] > reckonedOn - ASSET_DAYS;
    }

    private void insert(int place, long asset, int day) {
        if (size == assets.length) {
            assets = Arrays.copyOf(assets, size * 2);
            days = Arrays.copyOf(days, size * 2);
        }
        System.arraycopy(assets, place, assets, place + 1, size - place);
        System.arraycopy(days, place, days, place + 1, size - place);
        assets[place] = asset;
        days[place] = day;
        size++;
    }

    /** Millionths of points on a day: of each asset, the earliest that the look-back still sees. */
    long on(int today, Frozen frozen) {
        if (reckonedOn != today || reckonedWith != frozen) {
            reckoned = reckon(today, frozen);
            reckonedOn = today;
            reckonedWith = frozen;
        }
        return reckoned;
    }

    private long reckon(int today, Frozen frozen) {
        long sum = 0;
        boolean given = false;
        for (int i = 0; i < size; i++) {
            given &= i > 0 && assets[i] == assets[i - 1];
            if (!given && days[i] > today - ASSET_DAYS) {
                sum += table.at(table.age(days[i], today, frozen));
                given = true;
            }
        }
        return sum;
    }

    /** Where the asset that begins here ends. */
    private int end(int from) {
        int end = from + 1;
        while (end < size && assets[end] == assets[from]) {
            end++;
        }
        return end;
    }

    /** The first day of the asset that begins here which the look-back still sees; its end if there is none. */
    private int firstSeen(int from, int today) {
        int end = end(from);
        int first = from;
        while (first < end && days[first] <= today - ASSET_DAYS) {
            first++;
        }
        return first;
    }

    /** Whether the value can still change by the passing of days. */
    boolean changes(int today) {
        for (int i = 0; i < size; i++) {
            if (days[i] > today - ASSET_DAYS) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean any() {
        return any;
    }

    @Override
    public void write(CardWriter card, int today, Frozen frozen) {
        card.flag(any);
        card.number(assetsSeen(today));
        for (int from = 0; from < size; from = end(from)) {
            int end = end(from);
            int first = firstSeen(from, today);
            if (first < end) {
                card.number(assets[from]);
                card.number(end - first);
                int before = 0;
                for (int i = first; i < end; i++) {
                    card.number(days[i] - before);
                    before = days[i];
                }
            }
        }
    }

    private int assetsSeen(int today) {
        int seen = 0;
        for (int from = 0; from < size; from = end(from)) {
            seen += firstSeen(from, today) < end(from) ? 1 : 0;
        }
        return seen;
    }

    @Override
    public void read(CardReader card) {
        any = card.flag();
        reckonedOn = NO_DAY;
        for (int left = card.small(); left > 0; left--) {
            long asset = card.number();
            int day = 0;
            for (int seen = card.small(); seen > 0; seen--) {
                day += card.small();
                insert(size, asset, day);
            }
        }
    }
}
