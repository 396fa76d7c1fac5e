package dev.baton.planted.application.intake;

import java.io.IOException;

public final class ThrowsWhatCameOfIt {

    public void store() throws IOException {
        throw new IOException("full");
    }
}
