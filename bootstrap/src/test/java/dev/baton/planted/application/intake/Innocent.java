package dev.baton.planted.application.intake;

public record Innocent(String name) {}
