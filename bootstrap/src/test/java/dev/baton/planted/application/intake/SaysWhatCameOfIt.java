package dev.baton.planted.application.intake;

import java.io.UncheckedIOException;

public final class SaysWhatCameOfIt {

    public sealed interface Outcome {
        record Stored() implements Outcome {}
    }

    private interface Storing {
        Outcome store();
    }

    public Outcome store(Storing storing) throws UncheckedIOException {
        return storing.store();
    }
}
