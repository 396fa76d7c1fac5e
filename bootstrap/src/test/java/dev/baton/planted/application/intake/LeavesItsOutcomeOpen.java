package dev.baton.planted.application.intake;

public final class LeavesItsOutcomeOpen {

    public interface Outcome {}
}
