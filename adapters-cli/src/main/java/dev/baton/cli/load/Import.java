package dev.baton.cli.load;

import dev.baton.cli.csv.CsvFile;
import dev.baton.cli.csv.Row;
import dev.baton.cli.ending.CommandFailed;
import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.mapping.Fault;
import dev.baton.cli.mapping.Mapped;
import dev.baton.cli.mapping.Mapping;
import dev.baton.cli.screen.Surroundings;
import dev.baton.cli.server.Answer;
import dev.baton.cli.server.Server;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Reads a file and sends it in batches. Only the batches under way are in memory, whatever the file's size. Answers are
 * taken in the order of the rows, so that everything up to the last line told is dealt with.
 */
public final class Import implements AutoCloseable {
    private static final int SHOWN_ITEMS = 3;
    private static final long LONGEST_GOODBYE = 15;

    private final Plan plan;
    private final Server server;
    private final Surroundings surroundings;
    private final CsvFile file;
    private final Mapping.Rows rows;
    private final boolean mended;
    private final Rejects rejects;
    private final Tally tally;
    private final Progress progress;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Sent> underWay = new ArrayDeque<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopped;
    private Optional<CommandFailed> unreadable = Optional.empty();
    private int shown;

    private record Sent(Batch batch, Future<Optional<Answer>> answer) {}

    /** Opens the file; what does not fit is refused before anything is sent. */
    public Import(Plan plan, Server server, Surroundings surroundings) {
        this.plan = plan;
        this.server = server;
        this.surroundings = surroundings;
        this.file = CsvFile.open(plan.file(), plan.charset(), plan.separator());
        this.rows = plan.mapping().of(file.header(), plan.file().toString());
        this.mended = Rejects.isHeader(file.header());
        this.rejects = new Rejects(plan.rejected(), file.separator(), file.header());
        this.tally = new Tally(rejects);
        this.progress = new Progress(surroundings.err(), surroundings.errIsScreen(), surroundings.clock(), file.size());
    }

    /** Carries it out. A failure on the way is thrown after what is under way has been answered. */
    public Summary run() {
        surroundings.err().println("Reading " + plan.file() + ": " + file.encoding() + ", cells between "
                + (file.separator() == '\t' ? "tabs" : "\"" + file.separator() + "\"") + ", " + file.header().size()
                + " columns");
        Runnable withdraw = surroundings.onStop().apply(this::stop);
        try {
            pump();
            settled();
        } catch (CommandFailed failed) {
            finishUnderWay();
            settled();
            throw new CommandFailed(failed.code(), failed.getMessage() + "\n" + farewell(), failed);
        } finally {
            ended.countDown();
            withdraw.run();
        }
        return summary();
    }

    /** All that must be done before the process may end. */
    private void settled() {
        progress.clear();
        rejects.close();
        if (stopped) {
            surroundings.err().println("Stopped. " + farewell());
        }
    }

    private Summary summary() {
        return new Summary(tally.rows(), tally.recorded(), tally.repeated(), tally.refused(), tally.line(), !stopped,
                plan.dry(), progress.elapsed(), rejects.written());
    }

    private String farewell() {
        return "It came as far as line " + tally.line() + " (" + String.join("; ", summary().lines()) + ").\n"
                + "Run the same command again: what is recorded already is not recorded twice.";
    }

    /** The user wants it to end: batches under way are answered, and nothing more is sent. */
    private void stop() {
        stopped = true;
        try {
            if (!ended.await(LONGEST_GOODBYE, TimeUnit.SECONDS)) {
                surroundings.err().println("The server does not answer; run the same command again later.");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump() {
        Batch batch = new Batch(plan.batch());
        for (Optional<Row> row = next(); row.isPresent(); row = next()) {
            Entry entry = mapped(row.get());
            if (!batch.takes(entry)) {
                send(batch);
                batch = new Batch(plan.batch());
            }
            batch.add(entry);
        }
        if (!stopped) {
            send(batch);
        }
        settleDownTo(0);
        if (unreadable.isPresent()) {
            throw unreadable.get();
        }
    }

    /** The next row; none after the end, after the user stopped it, or where the file cannot be read on. */
    private Optional<Row> next() {
        try {
            return stopped ? Optional.empty() : file.next().map(row -> mended ? Rejects.plain(row) : row);
        } catch (CommandFailed failed) {
            unreadable = Optional.of(failed);
            return Optional.empty();
        }
    }

    private Entry mapped(Row row) {
        return switch (rows.read(row)) {
            case Mapped.Refused(List<Fault> faults) -> new Entry(row, Optional.empty(), faults);
            case Mapped.Item(Tree tree) -> {
                Entry entry = new Entry(row, Optional.of(Json.write(tree)), List.of());
                yield Batch.bytes(entry) <= Batch.MOST_BYTES
                        ? entry
                        : new Entry(row, Optional.empty(), List.of(new Fault("", "too-long",
                                "the row is longer than the 4 MiB that a server takes")));
            }
        };
    }

    private void send(Batch batch) {
        if (batch.isEmpty()) {
            return;
        }
        settleDownTo(plan.parallel() - 1);
        if (stopped) {
            return;
        }
        if (plan.dry() || batch.sendsNothing()) {
            batch.sent().stream().limit(SHOWN_ITEMS - shown).forEach(this::show);
            underWay.add(new Sent(batch, CompletableFuture.completedFuture(Optional.empty())));
        } else {
            underWay.add(new Sent(batch, senders.submit(() -> Optional.of(post(batch)))));
        }
    }

    private void show(Entry entry) {
        shown++;
        surroundings.err().println("line " + entry.row().line() + " → "
                + new String(entry.item().orElseThrow(), StandardCharsets.UTF_8));
    }

    private Answer post(Batch batch) {
        var body = new Server.Body(Server.JSON, batch.body(plan.effects(), plan.mapping().feed()));
        return server.ask(Server.Ask.postAgain(plan.mapping().kind().path(), body));
    }

    private void settleDownTo(int most) {
        while (underWay.size() > most) {
            settle(underWay.remove());
            progress.at(file.read(), tally.rows());
        }
    }

    private void settle(Sent sent) {
        Optional<Answer> answer = awaited(sent.answer());
        answer.ifPresentOrElse(given -> tally.answered(sent.batch(), given), () -> tally.unsent(sent.batch()));
    }

    private static Optional<Answer> awaited(Future<Optional<Answer>> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CommandFailed failed) {
                throw failed;
            }
            throw new CommandFailed(ExitCode.INTERNAL, "A batch could not be sent: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed(ExitCode.INTERNAL, "Interrupted", e);
        }
    }

    /** After a failure the batches behind it may still be recorded: they are waited for, and not counted. */
    private void finishUnderWay() {
        underWay.forEach(sent -> {
            try {
                awaited(sent.answer()).ifPresent(_ -> {});
            } catch (CommandFailed _) {
                // the first failure is told
            }
        });
        underWay.clear();
    }

    @Override
    public void close() {
        file.close();
        senders.shutdownNow();
        senders.close();
    }
}
