package dev.baton.planted.domain.lead;

import dev.baton.planted.application.Innocent;

public record KnowsTheApplication(Innocent innocent) {}
