package dev.baton.benchmarks;

import dev.baton.benchmarks.Callers.Caller;
import java.io.IOException;
import java.net.URI;

/** Somebody with a kept connection to a server, on which engagements are posted. */
final class Posting implements Caller {
    private final HttpCaller http;
    private final Bodies bodies;
    private final int items;

    private Posting(HttpCaller http, Bodies bodies, int items) {
        this.http = http;
        this.bodies = bodies;
        this.items = items;
    }

    /** One engagement a request. */
    static Posting ofOne(URI server, String key, Bodies bodies) throws IOException {
        return new Posting(new HttpCaller(server, "/v1/engagements", key), bodies, 1);
    }

    /** Many engagements a request. */
    static Posting ofMany(URI server, String key, Bodies bodies, int items) throws IOException {
        return new Posting(new HttpCaller(server, "/v1/engagements/batch", key), bodies, items);
    }

    @Override
    public int call() throws IOException {
        if (items == 1) {
            expect(201, bodies.one(), "\"score\":{");
        } else {
            expect(207, bodies.batch(items), "\"recorded\":" + items);
        }
        return items;
    }

    private void expect(int status, String body, String text) throws IOException {
        int answered = http.post(body);
        if (answered != status || !http.answer().contains(text)) {
            throw new IOException("answered " + answered + ": " + http.answer());
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
