package dev.baton.planted.rest;

public record LeadManager() {

    public record NestedDTO() {}
}
