package dev.baton.planted.domain.lead;

import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

public final class IsTold {

    public Instant told(InstantSource clock, RandomGenerator chance) {
        return clock.instant().plusSeconds(chance.nextLong(60));
    }
}
