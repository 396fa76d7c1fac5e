package dev.baton.alerts;

import dev.baton.application.alert.Letter;
import java.time.Instant;

/** Letters about people who were invented. */
final class Letters {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final MailAddress FROM = new MailAddress("baton", "sales.example");

    private Letters() {
    }

    static Letter to(String address) {
        return new Letter("alert-1", address, "en", "A lead for you", "Nima Rad waits.", "<p>Nima Rad waits.</p>");
    }

    static Letter about(String subject) {
        return new Letter("alert-1", "sara@sales.example", "en", subject, "text", "<p>html</p>");
    }

    static Letter persian() {
        return new Letter("alert-2", "sara@sales.example", "fa", "سرنخ تازه: نیما راد، از کارخانهٔ «نمونه»",
                "نیما راد تا ۱۴۰۵/۰۹/۰۱ منتظر پاسخ شماست.\nمی‌خواهد قیمت را بداند.",
                "<html dir=\"rtl\" lang=\"fa\"><body><p>می‌خواهد قیمت را بداند.</p></body></html>");
    }
}
