package dev.baton.planted.bootstrap;

import io.javalin.Javalin;
import org.jooq.DSLContext;

public record KnowsJooqAndJavalin(Javalin javalin, DSLContext jooq) {}
