package dev.baton.planted.form;

import dev.baton.planted.application.Innocent;

public record KnowsTheApplication(Innocent innocent) {}
