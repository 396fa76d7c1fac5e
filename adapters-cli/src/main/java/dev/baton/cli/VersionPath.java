package dev.baton.cli;

import dev.baton.cli.server.Server;
import dev.baton.cli.server.Server.Ask;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;

/**
 * Where the server keeps the versions of a kind of document.
 *
 * @param word what such a document is called, {@code definition}; its key stands under it
 * @param path the path of all of them
 * @param waived what somebody did who activated one although signatures are missing, {@code let it judge}
 */
record VersionPath(String word, String path, String waived) {

    /** The path of a version. */
    String of(String key, String version) {
        return path + "/" + Server.encoded(key) + "/" + Server.encoded(version);
    }

    /** Asks to move a version on in its life. */
    Ask move(String key, String version, String verb, Tree body) {
        return Ask.post(of(key, version) + "/" + verb, Server.Body.json(Json.text(body)));
    }
}
