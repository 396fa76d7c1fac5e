package dev.baton.application.handoff;

import dev.baton.domain.form.Tree;

/** A version of a handoff policy, as it was written. */
public record PolicyVersion(String key, int version, Tree written) {}
