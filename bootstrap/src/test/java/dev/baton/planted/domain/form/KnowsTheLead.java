package dev.baton.planted.domain.form;

import dev.baton.planted.domain.lead.Innocent;

public record KnowsTheLead(Innocent[] innocent) {}
