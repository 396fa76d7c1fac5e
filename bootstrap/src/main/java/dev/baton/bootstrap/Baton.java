package dev.baton.bootstrap;

import java.util.Optional;

/** Starts Baton. */
public final class Baton {

    private Baton() {
    }

    public static void main(String[] arguments) {
        System.out.println("Baton " + version());
    }

    /** The version in the jar's manifest; there is none when the classes are run from a folder. */
    static String version() {
        return Optional.ofNullable(Baton.class.getPackage().getImplementationVersion()).orElse("(unpackaged)");
    }
}
