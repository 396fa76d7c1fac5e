package dev.baton.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What whoever runs the benches chose.
 *
 * @param names  which benches; all if empty
 * @param json   figures as JSON, one a line
 * @param rounds how many rounds each, 1 to 100
 * @param quick  shorter rounds and fewer of them: a look, no figure to quote
 * @param cache  where the database with the leads is kept between runs
 */
record Options(List<String> names, boolean json, int rounds, boolean quick, Path cache) {
    static final String USAGE = """
            ./baton bench [NAMES…] [--json] [--rounds N] [--quick] [--cache DIRECTORY]
              NAMES    %s; all if none is named
              --json   figures as JSON, one object a line
              --rounds how many rounds of each (5; with --quick 3)
              --quick  shorter rounds: a look, no figure to quote
              --cache  where the filled database is kept between runs (~/.cache/baton-bench)
            """;
    private static final int USUAL_ROUNDS = 5;
    private static final int QUICK_ROUNDS = 3;

    Options {
        names = List.copyOf(names);
        if (rounds < 1 || rounds > 100) {
            throw new IllegalArgumentException("--rounds must lie between 1 and 100, not " + rounds);
        }
    }

    /** The options that some arguments say. */
    static Options of(List<String> arguments) {
        List<String> names = new ArrayList<>();
        boolean json = false;
        boolean quick = false;
        Optional<Integer> rounds = Optional.empty();
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "baton-bench");
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--json" -> json = true;
                case "--quick" -> quick = true;
                case "--rounds" -> rounds = Optional.of(Integer.valueOf(after(arguments, i++)));
                case "--cache" -> cache = Path.of(after(arguments, i++));
                default -> names.add(name(arguments.get(i)));
            }
        }
        return new Options(names, json, rounds.orElse(quick ? QUICK_ROUNDS : USUAL_ROUNDS), quick, cache);
    }

    private static String name(String argument) {
        if (argument.startsWith("-")) {
            throw new IllegalArgumentException("unknown option " + argument);
        }
        return argument;
    }

    private static String after(List<String> arguments, int option) {
        if (option + 1 >= arguments.size()) {
            throw new IllegalArgumentException(arguments.get(option) + " needs a value");
        }
        return arguments.get(option + 1);
    }

    /** Whether a bench is to be run. */
    boolean wants(String name) {
        return names.isEmpty() || names.contains(name);
    }
}
