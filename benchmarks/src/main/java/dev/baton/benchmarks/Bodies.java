package dev.baton.benchmarks;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Bodies of about 300 bytes, each with an engagement of its own of some lead, as a website would send them. */
final class Bodies {
    private static final List<String> TYPES = List.of("page-viewed", "page-viewed", "page-viewed", "page-viewed",
            "content-downloaded", "email-clicked", "email-opened", "product-used", "cta-clicked");
    private static final AtomicLong NUMBERS = new AtomicLong();
    private final SplittableRandom random;
    private final int leads;
    private final InstantSource clock;
    private final String run;

    /** Bodies of one caller. */
    Bodies(long seed) {
        this(seed, Filling.LEADS, InstantSource.system());
    }

    /** Bodies of one caller, of what so many leads do by this clock. */
    Bodies(long seed, int leads, InstantSource clock) {
        this.leads = leads;
        this.random = new SplittableRandom(seed);
        this.clock = clock;
        run = Long.toString(System.currentTimeMillis(), 36);
    }

    /** An id that nothing else has. */
    String id() {
        return run + '-' + NUMBERS.incrementAndGet();
    }

    /** Some lead. */
    int lead() {
        return random.nextInt(leads);
    }

    /** What happened. */
    String type() {
        return TYPES.get(random.nextInt(TYPES.size()));
    }

    /** A page. */
    String url() {
        return "https://www.acme.example/" + (random.nextInt(8) == 0 ? "pricing?plan=" : "blog/post-")
                + random.nextInt(100);
    }

    /** One engagement. */
    String one() {
        return "{\"feed\":\"web\",\"id\":\"" + id() + "\",\"keys\":{\"email\":\"" + Filling.email(lead())
                + "\"},\"type\":\"" + type() + "\",\"occurred-at\":\""
                + Instant.ofEpochMilli(clock.millis())
                + "\",\"channel\":\"web\",\"asset\":{\"url\":\"" + url()
                + "\",\"title\":\"What our customers say\"},\"campaign\":\"spring-launch\",\"attributes\":{\"seconds\":"
                + random.nextInt(300) + "}}";
    }

    /** So many engagements. */
    String batch(int size) {
        StringBuilder body = new StringBuilder(size * 320).append("{\"items\":[");
        for (int i = 0; i < size; i++) {
            body.append(i == 0 ? "" : ",").append(one());
        }
        return body.append("]}").toString();
    }
}
