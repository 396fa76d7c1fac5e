package dev.baton.planted.domain.lead;

import org.slf4j.Logger;

public record KnowsALibrary(Logger logger) {}
