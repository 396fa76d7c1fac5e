package dev.baton.application.intake;

import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.Funnel;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Sha256;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.IdentityKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Short fingerprints (the beginning of a SHA-256) of what a sender said. */
public final class Fingerprint {
    private Fingerprint() {
    }

    /** A fingerprint of an engagement's content, without its times unless the sender told when it occurred. */
    public static long of(Engagement engagement, boolean timeTold) {
        List<String> parts = new ArrayList<>(List.of(engagement.type(), engagement.channel().orElse(""),
                engagement.asset().id().orElse(""), engagement.asset().url().orElse(""),
                engagement.asset().title().orElse(""), engagement.asset().funnel().map(Funnel::code).orElse(""),
                engagement.campaign().orElse(""), engagement.message().orElse(""), engagement.verdict().code()));
        new TreeMap<>(engagement.attributes()).forEach((name, value) -> {
            parts.add(name);
            say(parts, value.written());
        });
        if (timeTold) {
            parts.add(engagement.when().occurredAt().toString());
        }
        return Sha256.of(parts).number();
    }

    /** A value by its written form, which is the same in every release; a 5 is no "5". */
    private static void say(List<String> parts, Tree written) {
        parts.add(written.kind());
        switch (written) {
            case Tree.Text(String value) -> parts.add(value);
            case Tree.Numeral(BigDecimal value) -> parts.add(value.toPlainString());
            case Tree.Flag(boolean value) -> parts.add(Boolean.toString(value));
            case Tree.Blank() -> {
            }
            case Tree.Listing(List<Tree> items) -> {
                parts.add(Integer.toString(items.size()));
                items.forEach(item -> say(parts, item));
            }
            case Tree.Branch(Map<String, Tree> entries) -> {
                parts.add(Integer.toString(entries.size()));
                entries.forEach((name, value) -> {
                    parts.add(name);
                    say(parts, value);
                });
            }
        }
    }

    /**
     * An id for an engagement of a feed that has none, within a request that has a name. Its content is a part of it, so that a
     * name which is used again much later names something else.
     */
    static String idWithin(String request, Pointer place, List<IdentityKey> person, long digest) {
        return "~" + Sha256.of(List.of(request, place.text(), person.getFirst().kind().code(),
                person.getFirst().canonical(), Long.toString(digest))).half();
    }

    /** An id for an engagement of a feed that has none, made of what is stable: person, type, asset, message, second. */
    public static String stableId(List<IdentityKey> person, Engagement engagement) {
        return "~" + Sha256.of(List.of(person.getFirst().kind().code(), person.getFirst().canonical(),
                engagement.type(), engagement.asset().identity().orElse(""), engagement.message().orElse(""),
                Long.toString(engagement.when().occurredAt().getEpochSecond()))).half();
    }
}
