package dev.baton.bootstrap;

import dev.baton.application.policy.PolicyPublishing;
import dev.baton.domain.form.Tree;
import java.util.function.UnaryOperator;

/** The handoff policy that Baton ships. */
public final class DefaultPolicy {
    /** Its key. */
    public static final String KEY = "default";
    /** The key of the team to which it hands over. */
    public static final String TEAM = "sales";
    private static final ShippedDocument SHIPPED = new ShippedDocument("default-policy.yaml");

    private DefaultPolicy() {
    }

    /** Keeps it as a draft where there is no policy at all. */
    static void draft(PolicyPublishing publishing) {
        SHIPPED.kept(publishing.draftFirst(written()));
    }

    /** Its written form. */
    public static Tree written() {
        return SHIPPED.written(UnaryOperator.identity());
    }
}
