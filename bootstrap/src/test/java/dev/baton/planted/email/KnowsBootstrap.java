package dev.baton.planted.email;

import dev.baton.planted.bootstrap.Innocent;

public record KnowsBootstrap(Innocent innocent) {}
