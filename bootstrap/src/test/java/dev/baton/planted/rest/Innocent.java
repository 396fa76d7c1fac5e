package dev.baton.planted.rest;

public record Innocent(String name) {}
