package dev.baton.benchmarks;

/** Tells on standard error what is going on; standard output is for figures. */
final class Progress {
    private Progress() {
    }

    static void say(String sentence) {
        System.err.println("bench: " + sentence);
    }
}
