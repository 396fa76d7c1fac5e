package dev.baton.planted.domain;

public record LiesInNoConcept() {}
