package dev.baton.planted.domain.lead;

import java.util.Random;

public final class AsksChance {

    public Random asked() {
        return new Random(1);
    }
}
