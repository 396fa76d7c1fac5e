package dev.baton.cli;

import dev.baton.cli.ending.CommandFailed;
import dev.baton.cli.server.Look;
import dev.baton.cli.server.Server;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import dev.baton.form.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A document in a file, YAML unless it is called .json.
 *
 * @param body what the server is sent of it: all of it, as it is
 */
record WrittenFile(Server.Body body) {
    /** Reads a file. */
    static WrittenFile of(Path file) {
        try {
            return new WrittenFile(new Server.Body(file.toString().endsWith(".json") ? Server.JSON : Server.YAML,
                    Files.readAllBytes(file)));
        } catch (IOException e) {
            throw CommandFailed.unreadable(file.toString(), e);
        }
    }

    /** What the document says in a field, such as its key. */
    Optional<String> named(String field) {
        Parsed<Tree> read = body.type().equals(Server.JSON) ? Json.read(body.bytes()) : Yaml.read(body.bytes());
        return read instanceof Parsed.Valid<Tree>(Tree tree) ? Look.text(tree, field) : Optional.empty();
    }
}
