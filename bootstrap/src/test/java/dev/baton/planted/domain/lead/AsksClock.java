package dev.baton.planted.domain.lead;

import java.time.Clock;

public final class AsksClock {

    public Clock asked() {
        return Clock.systemUTC();
    }
}
