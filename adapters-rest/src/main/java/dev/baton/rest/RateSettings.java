package dev.baton.rest;

/**
 * What may be asked of one instance within a minute. A request counts as one, a batch as its items.
 *
 * @param key      by one API key
 * @param address  from one address, where no key is asked for
 * @param failures from one address with keys that open nothing
 */
public record RateSettings(int key, int address, int failures) {
    /** What one API key may ask within a minute where nothing is said: more than an instance on a small machine can do. */
    public static final int USUAL = 3_000_000;
    /** Less would refuse a full batch for ever. */
    public static final int LEAST = 1_000;
    private static final int STRANGERS_SHARE = 50;
    private static final int USUAL_FAILURES = 60;

    public RateSettings {
        if (key < LEAST || address < 1 || failures < 1) {
            throw new IllegalArgumentException("rate: must be " + LEAST + " or more, not " + key);
        }
    }

    /** So much by one API key, and much less by strangers. */
    public static RateSettings of(int key) {
        return new RateSettings(key, Math.max(LEAST, key / STRANGERS_SHARE), USUAL_FAILURES);
    }
}
