package dev.baton.rest;

import dev.baton.domain.form.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How the instance is, and what its API looks like. */
final class SystemResource {
    private static final Reply OK = Reply.ok(Tree.branch().with("status", "ok").done());
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private final BooleanSupplier ready;
    private final Metrics metrics;
    private final Reply openapi = file("/openapi.json");
    private final Reply definitionSchema = file("/definition.schema.json");
    private final Reply teamSchema = file("/team.schema.json");
    private final Reply policySchema = json(
            PolicySchema.whole(bytes("/policy.schema.json"), bytes("/definition.schema.json")));
    private final Reply checklistSchema = file("/checklist.schema.json");

    SystemResource(BooleanSupplier ready, Metrics metrics) {
        this.ready = ready;
        this.metrics = metrics;
    }

    /** The process answers. */
    Reply live(Exchange exchange) {
        return OK;
    }

    /** The database can be reached and has the right form. */
    Reply ready(Exchange exchange) {
        return ready.getAsBoolean() ? OK : new Reply.Refused(Problem.unavailable(SOON));
    }

    /** Numbers for Prometheus. */
    Reply metrics(Exchange exchange) {
        return new Reply.Written(200, PROMETHEUS, metrics.text().getBytes(StandardCharsets.UTF_8));
    }

    /** This API, as OpenAPI 3.1. */
    Reply openapi(Exchange exchange) {
        return openapi;
    }

    /** The written form of definitions, as JSON Schema 2020-12. */
    Reply definitionSchema(Exchange exchange) {
        return definitionSchema;
    }

    /** The written form of teams, as JSON Schema 2020-12. */
    Reply teamSchema(Exchange exchange) {
        return teamSchema;
    }

    /** The written form of policies, as JSON Schema 2020-12. */
    Reply policySchema(Exchange exchange) {
        return policySchema;
    }

    /** The written form of checklists, as JSON Schema 2020-12. */
    Reply checklistSchema(Exchange exchange) {
        return checklistSchema;
    }

    private static Reply file(String name) {
        return json(bytes(name));
    }

    private static Reply json(byte[] bytes) {
        return new Reply.Written(200, "application/json", bytes);
    }

    private static byte[] bytes(String name) {
        try (InputStream in = SystemResource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
