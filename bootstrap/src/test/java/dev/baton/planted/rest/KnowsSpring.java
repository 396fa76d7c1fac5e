package dev.baton.planted.rest;

import org.springframework.context.ApplicationContext;

public record KnowsSpring(ApplicationContext context) {}
