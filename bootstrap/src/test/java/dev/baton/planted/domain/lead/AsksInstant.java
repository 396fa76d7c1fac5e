package dev.baton.planted.domain.lead;

import java.time.Instant;

public final class AsksInstant {

    public Instant asked() {
        return Instant.now();
    }
}
