package dev.baton.alerts;

import dev.baton.application.alert.WebhookSender;
import dev.baton.application.alert.WebhookSender.Answer.Answered;
import dev.baton.application.alert.WebhookSender.Answer.Reason;
import dev.baton.application.alert.WebhookSender.Answer.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;

/**
 * Sends webhooks as the Standard Webhooks specification has it, signed, to receivers that may be slow, broken or hostile. It
 * follows no redirect, keeps no cookie, repeats nothing, keeps no connection, and connects only where the guard lets it.
 */
public final class StandardWebhookSender implements WebhookSender, AutoCloseable {
    /** For a connection, for names, and for all of it. */
    record Patience(Duration connect, Duration whole) {
        static final Patience USUAL = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(15));
    }

    /** As much of an answer is kept, and read. */
    static final int KEPT = 16 * 1024;
    /** An exchange that was called off ends at once; should it not, nobody waits for it. */
    private static final Duration GRACE = Duration.ofMillis(500);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:-]{1,200}");

    private final ReceiverGuard guard;
    private final InstantSource clock;
    private final Duration whole;
    private final PatientLookup names;
    private final CloseableHttpClient client;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * A sender for the open internet.
     *
     * @param guard tells where it may connect
     * @param clock by which a receiver's dates are read
     * @param agent how it calls itself, e.g. {@code Baton/1.0}
     */
    public StandardWebhookSender(ReceiverGuard guard, InstantSource clock, String agent) {
        this(guard, clock, agent, PatientLookup.system(), SSLContexts.createDefault(), Patience.USUAL);
    }

    StandardWebhookSender(ReceiverGuard guard, InstantSource clock, String agent, Lookup lookup, SSLContext trust,
            Patience patience) {
        this.guard = guard;
        this.clock = clock;
        this.whole = patience.whole();
        this.names = new PatientLookup(lookup, patience.connect());
        this.client = PlainClient.of(new GuardedResolver(guard, names), trust, patience, agent);
    }

    @Override
    public Answer send(Request request) {
        if (!ID.matcher(request.id()).matches() || request.secrets().isEmpty()) {
            throw new IllegalArgumentException("a webhook has an id of plain letters, and is signed");
        }
        long began = System.nanoTime();
        return objection(request.url()).<Answer>map(reason -> new Refused(reason, since(began)))
                .orElseGet(() -> bounded(request, began));
    }

    @Override
    public Optional<Reason> objection(URI url) {
        return guard.objection(url);
    }

    /** However long anything in there takes, the caller waits no longer. */
    private Answer bounded(Request request, long began) {
        HttpPost post = post(request);
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> exchange(post, began), threads);
        try {
            return within(answer, whole).or(() -> {
                threads.execute(post::cancel);
                return within(answer, GRACE).filter(Answered.class::isInstance);
            }).orElseGet(() -> new Refused(Reason.TIMEOUT, since(began)));
        } finally {
            post.cancel();
        }
    }

    private static Optional<Answer> within(CompletableFuture<Answer> answer, Duration patience) {
        try {
            return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("sending a webhook failed", failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static HttpPost post(Request request) {
        HttpPost post = new HttpPost(request.url());
        post.setHeader(HttpHeaders.CONNECTION, "close");
        post.setHeader("webhook-id", request.id());
        post.setHeader("webhook-timestamp", Long.toString(request.at().getEpochSecond()));
        post.setHeader("webhook-signature",
                Signature.of(request.id(), request.at(), request.body(), request.secrets()));
        post.setEntity(new ByteArrayEntity(request.body(), ContentType.create("application/json")));
        return post;
    }

    private Answer exchange(HttpPost post, long began) {
        try {
            HttpHost receiver = HttpHost.create(post.getUri());
            return answered(client.executeOpen(receiver, post, null), post, began);
        } catch (IOException failure) {
            return new Refused(Failure.of(failure), since(began));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("it was a URI before", impossible);
        }
    }

    /** The status is the answer, even if what follows it breaks off or never ends. */
    private Answer answered(ClassicHttpResponse response, HttpPost post, long began) {
        try {
            Optional<Duration> retryAfter = Optional.ofNullable(response.getFirstHeader(HttpHeaders.RETRY_AFTER))
                    .flatMap(header -> RetryAfter.read(header.getValue(), clock.instant()));
            byte[] kept = kept(response.getEntity());
            return new Answered(response.getCode(), kept, retryAfter, since(began));
        } finally {
            // Called off before it is closed, because closing reads what is left.
            post.cancel();
            Closer.closeQuietly(response);
        }
    }

    /** As much of the body as is kept; one that breaks off is kept as far as it came. */
    private static byte[] kept(@Nullable HttpEntity entity) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        if (entity != null) {
            try {
                InputStream body = entity.getContent();
                byte[] some = new byte[1024];
                for (int read = 0; read >= 0 && kept.size() < KEPT; read = body.read(some, 0,
                        Math.min(some.length, KEPT - kept.size()))) {
                    kept.write(some, 0, read);
                }
            } catch (IOException _) {
                return kept.toByteArray();
            }
        }
        return kept.toByteArray();
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** What is under way is called off. */
    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
        threads.shutdownNow();
        names.close();
    }
}
