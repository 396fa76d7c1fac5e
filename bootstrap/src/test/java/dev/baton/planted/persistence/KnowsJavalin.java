package dev.baton.planted.persistence;

import io.javalin.Javalin;

public record KnowsJavalin(Javalin javalin) {}
