package dev.baton.application;

/** Holds the package open until its first real class. */
final class Placeholder {

    private Placeholder() {
    }
}
