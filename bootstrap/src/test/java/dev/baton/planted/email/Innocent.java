package dev.baton.planted.email;

public record Innocent(String name) {}
