package dev.baton.cli.export;

import dev.baton.cli.ending.CommandFailed;
import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.server.Answer;
import dev.baton.cli.server.Look;
import dev.baton.cli.server.Server;
import dev.baton.cli.server.Server.Ask;
import dev.baton.domain.form.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Brings rows out, one after the other.
 *
 * @param csv    cells, or else an object a line
 * @param marked whether a byte order mark goes first
 */
public record Export(Kind kind, boolean csv, boolean marked) {

    /** Writes all rows. @return how many */
    public long to(Server server, Writer out) {
        AtomicLong rows = new AtomicLong();
        Consumer<Tree> row = csv ? Sheet.csv(out, kind.columns(attributes(server)), marked) : Sheet.json(out);
        kind.rows(new Pages(server), each -> {
            row.accept(each);
            rows.incrementAndGet();
        });
        return rows.get();
    }

    /** Writes all rows into a file that has its name only when it is whole; its owner alone can read it. */
    public long to(Server server, Path file) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            long rows;
            Files.deleteIfExists(unfinished);
            try (FileChannel channel = FileChannel.open(unfinished,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                    Writer out = Channels.newWriter(channel, StandardCharsets.UTF_8)) {
                rows = to(server, out);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } catch (IOException e) {
            throw failed(file, e);
        } catch (UncheckedIOException e) {
            throw failed(file, new IOException(e.getMessage(), e));
        }
    }

    private static CommandFailed failed(Path file, IOException e) {
        return new CommandFailed(ExitCode.USAGE, "Cannot write " + file + ": " + e.getMessage(), e);
    }

    /** A key that may not see the catalogue exports leads without their attributes' columns. */
    private List<String> attributes(Server server) {
        if (kind != Kind.LEADS) {
            return List.of();
        }
        Answer catalogue = server.send(Ask.get("/v1/attributes"));
        return catalogue.isFine()
                ? catalogue.items().stream().map(each -> Look.text(each, "name")).flatMap(Optional::stream).toList()
                : List.of();
    }
}
