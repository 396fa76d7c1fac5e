package dev.baton.planted.application;

import dev.baton.planted.rest.Innocent;

public record KnowsAnAdapter(Innocent innocent) {}
