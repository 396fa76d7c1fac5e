package dev.baton.planted.domain.lead;

public record Innocent(String name) {}
