package dev.baton.domain.lead;

/**
 * One cycle of a lead.
 *
 * @param number counts from 1 for each kind; the next one is there as soon as something happens in it
 */
public record Cycle(CycleKind kind, int number) {}
