package dev.baton.cli;

import dev.baton.cli.screen.Surroundings;
import dev.baton.cli.screen.TextTable;
import dev.baton.cli.server.Patience;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;

/** What each command is given. */
record Context(Surroundings surroundings, Patience patience) {

    /** A result. */
    void print(String line) {
        surroundings.out().println(line);
        surroundings.out().flush();
    }

    /** A result as a table: marks of direction are for screens, and spoil what a program cuts out of a line. */
    void print(TextTable table) {
        (surroundings.outIsScreen() ? table.lines() : table.plainLines()).forEach(this::print);
    }

    /** A result for programs. */
    void print(Tree tree) {
        print(Json.text(tree));
    }

    /** Something beside the results. */
    void say(String line) {
        surroundings.err().println(line);
        surroundings.err().flush();
    }
}
