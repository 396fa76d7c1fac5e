package dev.baton.domain.scoring;

import dev.baton.domain.definition.Range;
import java.util.List;

/**
 * A dimension made ready to be asked of a tally.
 *
 * @param outside the rules that are in no group
 */
record DimensionProgram(Range range, List<RuleProgram> outside, List<GroupProgram> groups) {
    /** What a dimension of which no rule matches adds up to: null, and less than any sum. */
    static final long UNMATCHED = Long.MIN_VALUE;

    DimensionProgram {
        outside = List.copyOf(outside);
        groups = List.copyOf(groups);
    }

    /** The rules of a group, whose sum is kept within its range. */
    record GroupProgram(Range range, List<RuleProgram> rules) {
        GroupProgram {
            rules = List.copyOf(rules);
        }
    }

    /** What it adds up to at an instant, in millionths of points within its range. */
    long sum(Tally tally, long now, int today) {
        long sum = sum(outside, tally, now, today);
        boolean matched = sum != UNMATCHED;
        sum = matched ? sum : 0;
        for (int i = 0; i < groups.size(); i++) {
            long ofGroup = sum(groups.get(i).rules, tally, now, today);
            if (ofGroup != UNMATCHED) {
                matched = true;
                sum += groups.get(i).range.clamp(ofGroup);
            }
        }
        return matched ? range.clamp(sum) : UNMATCHED;
    }

    private static long sum(List<RuleProgram> rules, Tally tally, long now, int today) {
        long sum = 0;
        boolean matched = false;
        for (int i = 0; i < rules.size(); i++) {
            long points = rules.get(i).points(tally, now, today);
            if (points != UNMATCHED) {
                matched = true;
                sum += points;
            }
        }
        return matched ? sum : UNMATCHED;
    }
}
