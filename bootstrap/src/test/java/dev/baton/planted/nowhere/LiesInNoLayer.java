package dev.baton.planted.nowhere;

public record LiesInNoLayer() {}
