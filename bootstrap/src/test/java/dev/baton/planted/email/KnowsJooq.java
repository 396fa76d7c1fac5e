package dev.baton.planted.email;

import org.jooq.DSLContext;

public record KnowsJooq(DSLContext jooq) {}
