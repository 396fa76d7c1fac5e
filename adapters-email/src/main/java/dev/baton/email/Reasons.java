package dev.baton.email;

import dev.baton.application.message.Messages;
import dev.baton.domain.form.Objection;
import java.util.List;
import java.util.stream.Collectors;

/** Why an item could not be used, as a sentence for whoever looks at what was left unread. */
final class Reasons {
    private static final Messages MESSAGES = new Messages();
    private static final int MOST = 5;

    private Reasons() {
    }

    static String of(List<Objection> objections) {
        return objections.stream().limit(MOST).map(Reasons::of).collect(Collectors.joining("; "));
    }

    private static String of(Objection objection) {
        String place = objection.place().text();
        return (place.isEmpty() ? "" : place + ": ") + MESSAGES.of(objection, "en");
    }
}
