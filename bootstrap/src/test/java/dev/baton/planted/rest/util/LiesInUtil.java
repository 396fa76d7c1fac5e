package dev.baton.planted.rest.util;

public record LiesInUtil() {}
