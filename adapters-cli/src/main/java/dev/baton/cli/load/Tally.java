package dev.baton.cli.load;

import dev.baton.cli.ending.CommandFailed;
import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.mapping.Fault;
import dev.baton.cli.server.Answer;
import dev.baton.cli.server.Look;
import dev.baton.domain.form.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts what became of batches, in their order, and writes down what was refused. */
final class Tally {
    private static final Pattern ITEM = Pattern.compile("^/items/\\d+");
    private static final int REFUSED = 400;
    private static final int NOT_FOUND = 404;

    private final Rejects rejects;
    private long rows;
    private long recorded;
    private long repeated;
    private long line = 1;

    Tally(Rejects rejects) {
        this.rejects = rejects;
    }

    /** A batch of which nothing was sent. */
    void unsent(Batch batch) {
        settle(batch, List.of());
    }

    /** A batch and the answer to it. */
    void answered(Batch batch, Answer answer) {
        Tree tree = answer.tree();
        List<Tree> results = Look.items(tree, "results");
        if (results.size() != batch.sent().size()) {
            throw new CommandFailed(ExitCode.INTERNAL,
                    "The server answered for " + results.size() + " of "
                            + batch.sent().size() + " rows; is it Baton, and of the same version?");
        }
        recorded += Look.number(tree, "recorded").map(BigDecimal::longValue).orElse(0L);
        repeated += Look.number(tree, "repeated").map(BigDecimal::longValue).orElse(0L);
        settle(batch, results);
    }

    private void settle(Batch batch, List<Tree> results) {
        int next = 0;
        for (Entry entry : batch.entries()) {
            List<Fault> faults = new ArrayList<>(entry.faults());
            if (entry.item().isPresent() && next < results.size()) {
                faults.addAll(faults(results.get(next++)));
            }
            if (!faults.isEmpty()) {
                rejects.add(entry.row(), faults);
            }
            rows++;
            line = entry.row().line();
        }
        rejects.flush();
    }

    private static List<Fault> faults(Tree result) {
        int status = Look.number(result, "status").map(BigDecimal::intValue).orElse(REFUSED);
        if (status < REFUSED) {
            return List.of();
        }
        List<Fault> faults = Look.items(result, "errors").stream().map(Tally::fault).toList();
        if (!faults.isEmpty()) {
            return faults;
        }
        return List.of(status == NOT_FOUND
                ? new Fault("/keys", "not-found", "no lead has these keys")
                : new Fault("", "refused", "the server refused it without a word"));
    }

    private static Fault fault(Tree error) {
        Matcher pointer = ITEM.matcher(Look.text(error, "pointer").orElse(""));
        String code = Look.text(error, "code").orElse("refused");
        return new Fault(pointer.replaceFirst(""), code, Look.text(error, "message").orElse(code));
    }

    long rows() {
        return rows;
    }

    long recorded() {
        return recorded;
    }

    long repeated() {
        return repeated;
    }

    long refused() {
        return rejects.count();
    }

    long line() {
        return line;
    }
}
