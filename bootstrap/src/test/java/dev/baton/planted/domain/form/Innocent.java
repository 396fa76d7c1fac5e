package dev.baton.planted.domain.form;

public record Innocent(String name) {}
