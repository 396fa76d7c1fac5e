package dev.baton.domain.policy;

/**
 * Where it is told what happens to handoffs.
 *
 * @param email   by e-mail, to the rep
 * @param webhook to the endpoints that are set up
 * @param console in the console
 */
public record Alerts(boolean email, boolean webhook, boolean console) {
    /** What holds where a rule says nothing. */
    public static final Alerts USUAL = new Alerts(true, true, false);
}
