package dev.baton.acceptance;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.rest.Documented;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that go on telling and asking whatever befalls Baton, have little patience, and note what they were answered. A
 * client who is refused goes on with its next request at once.
 */
final class Load implements AutoCloseable {
    /** Longer than Baton may take to say that its database is away, shorter than it would wait for one by mistake. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LEADS = 40;
    private static final List<String> LANGUAGES = List.of("en", "fa", "ar");

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger brokenOff = new AtomicInteger();
    private final Queue<String> odd = new ConcurrentLinkedQueue<>();
    private final String url;
    private final String key;
    private final String refusal;
    private volatile boolean sending = true;
    private volatile boolean mayBreakOff;

    private Load(Api api, String refusal) {
        this.url = api.url();
        this.key = api.key();
        this.refusal = refusal;
    }

    /** Clients of a server. @param refusal the code of the one problem that they bear */
    static Load of(Api api, int clients, String refusal) {
        Load load = new Load(api, refusal);
        for (int client = 0; client < clients; client++) {
            int number = client;
            load.threads.execute(() -> load.sendWhileWanted(number));
        }
        return load;
    }

    private void sendWhileWanted(int client) {
        for (int number = 0; sending; number++) {
            String id = "client-" + client + "-" + number;
            String language = LANGUAGES.get(number % LANGUAGES.size());
            HttpRequest.Builder request = HttpRequest.newBuilder().timeout(PATIENCE)
                    .header("Authorization", "Bearer " + key).header("Accept-Language", language);
            try {
                switch (number % 5) {
                    case 0 -> look(request.uri(URI.create(url + "/v1/leads?limit=5")), language);
                    case 1 -> tell(id, request.header("Idempotency-Key", id), language);
                    default -> tell(id, request, language);
                }
            } catch (IOException e) {
                brokenOff(id, e);
            } catch (AssertionError e) {
                odd.add(id + ": " + e.getMessage());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A server that is asked to end closes connections, also those on which a request is on its way; it leaves nobody waiting. */
    private void brokenOff(String id, IOException failure) {
        if (mayBreakOff && !(failure instanceof HttpTimeoutException)) {
            brokenOff.incrementAndGet();
            ServerProcess.pause(20);
        } else {
            odd.add(id + ": " + failure);
        }
    }

    /** From now on the server may close connections, since it was asked to end. */
    void mayBreakOff() {
        mayBreakOff = true;
    }

    private void look(HttpRequest.Builder request, String language) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.GET().build(), BodyHandlers.ofString());
        Documented.hold(answer);
        if (answer.statusCode() == 200) {
            asked.incrementAndGet();
        } else {
            refusal(answer, language);
        }
    }

    private void tell(String id, HttpRequest.Builder request, String language)
            throws IOException, InterruptedException {
        sent.add(id);
        byte[] body = Look.bytes(map("feed", "load", "id", id, "keys",
                map("email", "lead-" + Math.floorMod(id.hashCode(), LEADS) + "@example.com"), "type", "page-viewed"));
        HttpResponse<String> answer = toldAgain(request.uri(URI.create(url + "/v1/engagements"))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body)).build());
        Documented.hold(answer);
        if (Set.of(200, 201).contains(answer.statusCode())) {
            acknowledged.add(id);
        } else {
            refusal(answer, language);
        }
    }

    /**
     * Either side may close a connection that is silent, and what is sent at that very moment gets no answer (RFC 9112, section
     * 9.3): what has an id is sent once more then, on another connection.
     */
    private HttpResponse<String> toldAgain(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (HttpTimeoutException e) {
            throw e;
        } catch (IOException e) {
            if (mayBreakOff) {
                throw e;
            }
            return http.send(request, BodyHandlers.ofString());
        }
    }

    /** What is refused is refused so that a client knows what to do, in the reader's language. */
    private void refusal(HttpResponse<String> answer, String language) {
        boolean right = answer.statusCode() == 503
                && answer.headers().firstValue("Retry-After").filter(text -> text.matches("[1-9]\\d*")).isPresent()
                && answer.headers().firstValue("Content-Type").equals(Optional.of("application/problem+json"))
                && answer.headers().firstValue("Content-Language").equals(Optional.of(language))
                && answer.body().contains("\"code\":\"" + refusal + "\"");
        if (right) {
            refused.incrementAndGet();
        } else {
            odd.add(answer + " " + answer.headers().map() + " " + answer.body());
        }
    }

    /** How many engagements were acknowledged. */
    int acknowledgements() {
        return acknowledged.size();
    }

    /** How many requests were refused. */
    int refusals() {
        return refused.get();
    }

    /** Waits until the server lets nobody in any more. */
    void untilBrokenOff() {
        Waiting.until("connections are closed", () -> brokenOff.get() > 0 ? Optional.of(true) : oddOne());
    }

    /** Waits until so many more engagements are acknowledged. */
    void untilAcknowledged(int more) {
        int enough = acknowledgements() + more;
        Waiting.until(more + " more engagements are acknowledged",
                () -> acknowledgements() >= enough ? Optional.of(true) : oddOne());
    }

    /** Waits until so many more questions are answered. */
    void untilLookedAt(int more) {
        int enough = asked.get() + more;
        Waiting.until(more + " more questions are answered",
                () -> asked.get() >= enough ? Optional.of(true) : oddOne());
    }

    /** Waits until so many more requests are refused. */
    void untilRefused(int more) {
        int enough = refusals() + more;
        Waiting.until(more + " more requests are refused",
                () -> refusals() >= enough ? Optional.of(true) : oddOne());
    }

    private Optional<Boolean> oddOne() {
        if (odd.peek() instanceof String first) {
            throw new AssertionError("a client was answered what it should not be: " + first);
        }
        return Optional.empty();
    }

    /** Every request was carried out, or refused as it should be. */
    void wasAnsweredRightly() {
        assertThat(odd).isEmpty();
        assertThat(asked).hasPositiveValue();
    }

    /** What was acknowledged is among what is stored, once; nothing is stored that nobody sent. */
    void isIn(List<String> stored) {
        assertThat(stored).doesNotHaveDuplicates().containsAll(acknowledged);
        assertThat(sent).containsAll(stored);
    }

    /** Sends no more, and lets the clients have their last answers. */
    void stop() {
        sending = false;
        threads.close();
    }

    @Override
    public void close() {
        stop();
        http.close();
    }
}
