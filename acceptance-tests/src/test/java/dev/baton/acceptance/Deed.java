package dev.baton.acceptance;

import java.util.Map;

/** What people do in the features, and what integrators call it. */
enum Deed {
    DEMO("demo-requested"),
    PAGE("page-viewed"),
    GUIDE("content-downloaded"),
    CHECKLIST("content-downloaded"),
    EVENT(
            "event-attended"),
    UNSUBSCRIBED(
            "email-unsubscribed"),
    SENT("email-sent"),
    DELIVERED("email-delivered"),
    OPENED("email-opened"),
    CLICKED("email-clicked"),
    UPGRADE("upgrade-requested");

    private final String type;

    Deed(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    /** What it was done with, where that matters. */
    Map<String, Object> asset() {
        return switch (this) {
            case GUIDE -> Map.of("id", "the-guide");
            case CHECKLIST -> Map.of("id", "the-checklist");
            case DEMO, PAGE, EVENT, UNSUBSCRIBED, SENT, DELIVERED, OPENED, CLICKED, UPGRADE -> Map.of();
        };
    }
}
