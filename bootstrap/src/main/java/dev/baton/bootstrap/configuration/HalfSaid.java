package dev.baton.bootstrap.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Settings that mean something only together. */
final class HalfSaid {
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "::1");

    private HalfSaid() {
    }

    static List<String> in(Map<Setting, Chosen> chosen) {
        List<String> missing = new ArrayList<>(issuer(chosen));
        missing.addAll(mail(chosen));
        return missing;
    }

    /** An issuer is trusted only where it is said who, for whom and by which keys. */
    private static List<String> issuer(Map<Setting, Chosen> chosen) {
        List<Setting> parts = List.of(Setting.OIDC_ISSUER, Setting.OIDC_AUDIENCE, Setting.OIDC_KEYS);
        return parts.stream().noneMatch(part -> isSaid(chosen, part))
                ? List.of()
                : parts.stream().filter(part -> !isSaid(chosen, part))
                        .map(part -> part.key() + ": is missing; the settings oidc-… go together").toList();
    }

    private static List<String> mail(Map<Setting, Chosen> chosen) {
        boolean server = isSaid(chosen, Setting.SMTP_HOST);
        boolean user = isSaid(chosen, Setting.SMTP_USER);
        boolean password = isSaid(chosen, Setting.SMTP_PASSWORD);
        return Stream.of(
                when(!server && (user || password || isSaid(chosen, Setting.SMTP_PORT)),
                        "smtp-host: is missing; the other settings smtp-… are about it"),
                when(server && !isSaid(chosen, Setting.MAIL_FROM),
                        "mail-from: is missing; letters come from an address"),
                when(user && !password, "smtp-password: is missing; it goes together with smtp-user"),
                when(password && !user, "smtp-user: is missing; it goes together with smtp-password"),
                when(user && text(chosen, Setting.SMTP_SECURITY).equalsIgnoreCase("none")
                        && !HERE.contains(text(chosen, Setting.SMTP_HOST)),
                        "smtp-security: must be starttls or tls where a password is told to another machine"))
                .flatMap(Optional::stream).toList();
    }

    private static Optional<String> when(boolean wrong, String mistake) {
        return wrong ? Optional.of(mistake) : Optional.empty();
    }

    private static boolean isSaid(Map<Setting, Chosen> chosen, Setting setting) {
        return !text(chosen, setting).isEmpty();
    }

    private static String text(Map<Setting, Chosen> chosen, Setting setting) {
        return Optional.ofNullable(chosen.get(setting)).map(Chosen::text).orElse("");
    }
}
