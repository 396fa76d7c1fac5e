package dev.baton.planted.application;

public record Innocent(String name) {}
