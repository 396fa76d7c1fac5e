package dev.baton.email;

/** One item of a delivery. */
sealed interface DeliveredItem {

    /** The item as it came, for whoever has to look at it; bytes that are no UTF-8 and NULs are replaced. */
    String raw();

    /** An event, whether or not Baton has a use for it. */
    record Told(DeliveredEvent event, String raw) implements DeliveredItem {}

    /** Nothing that could be an event. */
    record Unreadable(String reason, String raw) implements DeliveredItem {}
}
