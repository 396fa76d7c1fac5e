package dev.baton.domain.lead;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Domains at which anybody may have an address: two people with such addresses are no colleagues. Baton knows the usual ones;
 * a definition may name more.
 */
public final class FreeMail {
    /** Those that Baton knows. */
    public static final FreeMail KNOWN = new FreeMail(Set.of());
    private static final String LIST = "free-mail.txt";
    private final Set<String> further;

    /** The list, read once somebody asks. */
    private static final class Known {
        static final Set<String> DOMAINS = read();

        private static Set<String> read() {
            try (InputStream list = Objects.requireNonNull(FreeMail.class.getResourceAsStream(LIST))) {
                return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines()
                        .filter(line -> !line.startsWith("#")).flatMap(line -> Arrays.stream(line.split(" ")))
                        .collect(Collectors.toUnmodifiableSet());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private FreeMail(Set<String> further) {
        this.further = further;
    }

    /** These, and those that Baton knows. */
    public static FreeMail with(Set<String> further) {
        return further.isEmpty() ? KNOWN : new FreeMail(Set.copyOf(further));
    }

    /** Whether anybody may have an address at a domain, given in its one form. */
    public boolean holds(String domain) {
        return further.contains(domain) || Known.DOMAINS.contains(domain);
    }
}
