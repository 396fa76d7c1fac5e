package dev.baton.domain.policy;

/**
 * Where an offer is told.
 *
 * @param email   by e-mail, to the rep
 * @param webhook to the receivers that are set up
 * @param console in the console
 */
public record Alerts(boolean email, boolean webhook, boolean console) {
    /** What holds where a rule says nothing. */
    public static final Alerts USUAL = new Alerts(true, true, false);
}
