package dev.baton.rest;

import dev.baton.application.access.Caller;
import dev.baton.application.repeat.Answers.Name;
import dev.baton.domain.form.Sha256;
import dev.baton.domain.form.Tree;
import dev.baton.form.Apart;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request as the operations see it: what was asked, in which language, with what body. Who asks was settled at the door. */
final class Exchange {
    private static final String NAME = "Idempotency-Key";
    private static final Pattern SANE_ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
    private static final Apart NOTHING = Apart.whole(new Tree.Blank());

    private final Context context;
    private final Route route;
    private final String id;
    private @Nullable Query query;
    private Optional<Caller> caller = Optional.empty();
    private String secret = "";
    private Optional<Rate> rate = Optional.empty();
    private boolean bodyTaken;
    private byte[] bytes = {};
    private Apart body = NOTHING;

    Exchange(Context context, Route route, Supplier<UUID> ids) {
        this.context = context;
        this.route = route;
        this.id = requestId(context.req().getHeader("X-Request-Id"), ids);
    }

    /** The id that came with the request if it is fit to be written into a log, else a new one. */
    static String requestId(@Nullable String given, Supplier<UUID> ids) {
        return given != null && SANE_ID.matcher(given).matches() ? given : ids.get().toString();
    }

    /** By which the log knows this request. */
    String id() {
        return id;
    }

    Route route() {
        return route;
    }

    /** Who asks, once he was recognised. */
    Optional<Caller> caller() {
        return caller;
    }

    /** Who sent the request, or the proxy before him. */
    String address() {
        return context.req().getRemoteAddr();
    }

    /** Where its sender stands with this request; empty where nothing is counted. */
    Optional<Rate> rate() {
        return rate;
    }

    void counted(Rate standing) {
        this.rate = Optional.of(standing);
    }

    /** The key or token that the request showed. */
    String secret() {
        return secret;
    }

    void recognised(Caller found, String shown) {
        this.caller = Optional.of(found);
        this.secret = shown;
    }

    /** Whether the caller gave it two names. */
    boolean isNamedTwice() {
        return Collections.list(context.req().getHeaders(NAME)).size() > 1;
    }

    /** By which the caller will know this request again when he repeats it; empty if he gave it no name. */
    Optional<Name> name() {
        return caller.flatMap(by -> header(NAME).map(word -> new Name(by.id(), word)));
    }

    /** A hash of all that is asked, the body included. */
    String asked() {
        String query = Objects.requireNonNullElse(context.req().getQueryString(), "");
        return Sha256.of(List.of(route.method().name(), context.path(), query, Sha256.of(bytes).hex())).hex();
    }

    /** A part of the path. */
    String path(String name) {
        return context.pathParam(name);
    }

    /** The first header of a name. */
    Optional<String> header(String name) {
        return Optional.ofNullable(context.req().getHeader(name));
    }

    /** The query, of which nothing was read yet but the names. */
    Query query() {
        Query read = query;
        if (read == null) {
            String written = context.req().getQueryString();
            read = new Query(written == null ? "" : written, route.query());
            query = read;
        }
        return read;
    }

    /** In which language problems are told. */
    Language language() {
        return Language.of(header("Accept-Language").orElse(""));
    }

    /** What the sender says that the body is; empty if he says nothing. */
    String contentType() {
        return header("Content-Type").orElse("");
    }

    /** Whether somebody began to read the body. */
    boolean isBodyTaken() {
        return bodyTaken;
    }

    void takeBody() {
        this.bodyTaken = true;
    }

    /** The body as it came. */
    byte[] bytes() {
        return bytes;
    }

    /** The body, read; a blank for operations without one. */
    Tree body() {
        return body.around();
    }

    /** The body of a batch, whose items were not read yet. */
    Apart batch() {
        return body;
    }

    /** Whether the reader wants a page rather than JSON. */
    boolean wantsHtml() {
        String accept = header("Accept").orElse("");
        return Preference.of(accept, "text/html") > Preference.of(accept, "application/json");
    }

    /** Whether the reader wants YAML rather than JSON. */
    boolean wantsYaml() {
        String accept = header("Accept").orElse("");
        return Set.of("application/yaml", "application/x-yaml", "text/yaml")
                .contains(accept.split("[,;]", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    void received(byte[] whole) {
        this.bytes = whole;
    }

    void received(Apart read) {
        this.body = read;
    }
}
