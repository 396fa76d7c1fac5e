package dev.baton.planted.domain.unheard;

public record LiesInAnUnheardConcept() {}
