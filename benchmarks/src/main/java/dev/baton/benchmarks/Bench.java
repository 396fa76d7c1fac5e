package dev.baton.benchmarks;

/** Runs the benches. */
public final class Bench {

    private Bench() {
    }

    public static void main(String[] arguments) {
        System.out.println("No bench yet.");
    }
}
