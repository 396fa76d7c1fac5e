package dev.baton.domain.definition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The longest row of ids that stand in the same order in two lists of the same ids. */
final class LongestRow {
    private LongestRow() {
    }

    static List<String> of(List<String> now, List<String> was) {
        Map<String, Integer> places = new HashMap<>();
        was.forEach(id -> places.put(id, places.size()));
        int[] place = now.stream().mapToInt(id -> places.getOrDefault(id, 0)).toArray();
        int[] longest = new int[place.length];
        int end = -1;
        for (int i = 0; i < place.length; i++) {
            longest[i] = 1;
            for (int j = 0; j < i; j++) {
                longest[i] = place[j] < place[i] ? Math.max(longest[i], longest[j] + 1) : longest[i];
            }
            end = end < 0 || longest[i] > longest[end] ? i : end;
        }
        return row(now, place, longest, end);
    }

    private static List<String> row(List<String> now, int[] place, int[] longest, int end) {
        List<String> row = new ArrayList<>();
        int next = end;
        for (int i = end; i >= 0; i--) {
            if (i == end || place[i] < place[next] && longest[i] == longest[next] - 1) {
                row.add(now.get(i));
                next = i;
            }
        }
        Collections.reverse(row);
        return row;
    }
}
