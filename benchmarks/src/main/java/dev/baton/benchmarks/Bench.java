package dev.baton.benchmarks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Runs the benches: how fast is it, measured. */
public final class Bench {
    private static final Map<String, Function<Options, List<Figure>>> BENCHES = benches();

    private Bench() {
    }

    private static Map<String, Function<Options, List<Figure>>> benches() {
        Map<String, Function<Options, List<Figure>>> benches = new LinkedHashMap<>();
        benches.put("post-single", PostBench::singles);
        benches.put("post-batch", PostBench::batches);
        benches.put("score-vs-handwritten", ScoringBench::take);
        benches.put("replay", ReplayBench::take);
        benches.put("rescore", RescoringBench::take);
        benches.put("due", DueBench::take);
        benches.put("flat", FlatBench::take);
        benches.put("import", ImportBench::take);
        benches.put("offers", OffersBench::take);
        benches.put("queue", QueueBench::take);
        benches.put("alerts", AlertsBench::take);
        benches.put("receivers", ReceiversBench::take);
        benches.put("memory", MemoryBench::take);
        return benches;
    }

    /** Runs the benches that the arguments name; without a name, all. */
    public static void main(String[] arguments) {
        List<String> given = Arrays.asList(arguments);
        if (given.contains("--help") || given.contains("-h")) {
            System.out.print(usage());
            return;
        }
        try {
            run(Options.of(given));
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.err.print(usage());
            System.exit(2);
        }
    }

    private static String usage() {
        return Options.USAGE.formatted(String.join(", ", BENCHES.keySet()));
    }

    private static void run(Options options) {
        Set<String> known = BENCHES.keySet();
        options.names().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("there is no bench " + name);
        });
        if (!options.json()) {
            System.out.println(Figure.heading());
        }
        BENCHES.forEach((name, bench) -> {
            if (options.wants(name)) {
                Progress.say(name + " …");
                bench.apply(options)
                        .forEach(figure -> System.out.println(options.json() ? figure.json() : figure.line()));
            }
        });
    }
}
