package dev.baton.planted.bootstrap;

public record Innocent(String name) {}
