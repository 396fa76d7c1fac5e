package dev.baton.planted.domain.lead;

import java.time.LocalDate;
import java.util.function.Supplier;

public final class AsksByReference {

    public Supplier<LocalDate> asked() {
        return LocalDate::now;
    }
}
