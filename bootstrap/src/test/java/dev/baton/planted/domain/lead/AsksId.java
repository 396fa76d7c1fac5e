package dev.baton.planted.domain.lead;

import java.util.UUID;

public final class AsksId {

    public UUID asked() {
        return UUID.randomUUID();
    }
}
