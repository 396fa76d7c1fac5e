package dev.baton.planted.cli;

import dev.baton.planted.domain.lead.Innocent;

public record KnowsTheLead(Innocent innocent) {}
