package dev.baton.domain.engagement;

import java.util.Optional;

/** What the person engaged with: a page, a download, a message's link. */
public record Asset(Optional<String> id, Optional<String> url, Optional<String> title, Optional<Funnel> funnel) {
    /** No asset. */
    public static final Asset NONE = new Asset(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** By what assets are told apart: the id, else the url. */
    public Optional<String> identity() {
        return id.or(() -> url);
    }
}
