package dev.baton.planted.domain.lead;

public final class AsksSystem {

    public long asked() {
        return System.nanoTime();
    }
}
