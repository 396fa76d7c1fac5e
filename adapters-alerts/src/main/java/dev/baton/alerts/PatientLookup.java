package dev.baton.alerts;

import dev.baton.application.alert.WebhookSender.Answer.Reason;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks another lookup and waits for it only so long. A question to the name servers cannot be interrupted and would hold on to
 * the carrier of a virtual thread, so it is asked on threads of its own: one for each host at a time, whose answer all get that
 * ask meanwhile, so that a host whose name servers hang takes no threads from the others.
 */
final class PatientLookup implements Lookup, AutoCloseable {
    private static final int MOST = 64;

    private final Lookup names;
    private final Duration patience;
    private final Map<String, CompletableFuture<List<InetAddress>>> asking = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(0, MOST, 30, TimeUnit.SECONDS,
            new SynchronousQueue<>(), Thread.ofPlatform().daemon().name("receivers-", 0).factory());

    PatientLookup(Lookup names, Duration patience) {
        this.names = names;
        this.patience = patience;
    }

    /** What the name servers of this machine say. */
    static Lookup system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }

    @Override
    public List<InetAddress> addresses(String host) throws UnknownHostException {
        try {
            return asked(host).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException _) {
            throw new NotResolved(host, Reason.UNKNOWN_HOST);
        } catch (TimeoutException | RejectedExecutionException _) {
            throw new NotResolved(host, Reason.TIMEOUT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new NotResolved(host, Reason.TIMEOUT);
        }
    }

    private CompletableFuture<List<InetAddress>> asked(String host) {
        return asking.computeIfAbsent(host, _ -> {
            CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
            threads.execute(() -> ask(host, answer));
            return answer;
        });
    }

    /** Whoever asks from the answer on has it looked up anew. */
    private void ask(String host, CompletableFuture<List<InetAddress>> answer) {
        try {
            List<InetAddress> found = names.addresses(host);
            boolean _ = asking.remove(host, answer);
            boolean _ = answer.complete(found);
        } catch (UnknownHostException | RuntimeException failure) {
            boolean _ = asking.remove(host, answer);
            boolean _ = answer.completeExceptionally(failure);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
