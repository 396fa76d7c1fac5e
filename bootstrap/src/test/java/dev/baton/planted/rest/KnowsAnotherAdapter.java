package dev.baton.planted.rest;

import dev.baton.planted.email.Innocent;

public record KnowsAnotherAdapter(Innocent innocent) {}
