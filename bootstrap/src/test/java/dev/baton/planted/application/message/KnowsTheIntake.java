package dev.baton.planted.application.message;

import dev.baton.planted.application.intake.Innocent;

public record KnowsTheIntake(Innocent[] innocent) {}
