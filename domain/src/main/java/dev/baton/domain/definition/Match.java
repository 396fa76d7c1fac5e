package dev.baton.domain.definition;

import dev.baton.domain.engagement.Engagement;
import dev.baton.domain.engagement.Funnel;
import dev.baton.domain.lead.AttributeValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which engagements are meant.
 *
 * @param types   of one of these types; empty means of any
 * @param where   and fulfilling this
 * @param suspect whether engagements under suspicion count too
 */
public record Match(Set<String> types, Where where, boolean suspect) {
    public Match {
        types = Set.copyOf(types);
    }

    /** Whether an engagement is meant, apart from its verdict. */
    public boolean fits(Engagement engagement) {
        return (types.isEmpty() || types.contains(engagement.type())) && where.holds(engagement);
    }

    /** A question about one engagement. */
    public sealed interface Where {
        /** Nothing more is asked. */
        Where ANY = new Every(List.of());

        /** All of these hold. */
        record Every(List<Where> parts) implements Where {}

        /** One of these holds. */
        record Some(List<Where> parts) implements Where {}

        /** This does not hold. */
        record Not(Where part) implements Where {}

        /** A field compares so. */
        record Field(String name, Comparison comparison) implements Where {}

        /** Whether it holds of an engagement. */
        default boolean holds(Engagement engagement) {
            return switch (this) {
                case Every(List<Where> parts) -> {
                    for (int i = 0; i < parts.size(); i++) {
                        if (!parts.get(i).holds(engagement)) {
                            yield false;
                        }
                    }
                    yield true;
                }
                case Some(List<Where> parts) -> parts.stream().anyMatch(part -> part.holds(engagement));
                case Not(Where part) -> !part.holds(engagement);
                case Field(String name, Comparison comparison) -> comparison.holds(field(engagement, name));
            };
        }
    }

    /** The fields of an engagement that may be read, beside {@code attributes.NAME}. */
    public static final Set<String> FIELDS = Set.of("type", "channel", "feed", "campaign", "message", "funnel",
            "asset.id",
            "asset.url", "asset.title");
    /** How the attributes of an engagement are read. */
    public static final String ATTRIBUTES = "attributes.";

    private static Optional<AttributeValue> field(Engagement engagement, String name) {
        return name.startsWith(ATTRIBUTES)
                ? Optional.ofNullable(engagement.attributes().get(name.substring(ATTRIBUTES.length())))
                : text(engagement, name).map(AttributeValue.Text::new);
    }

    /** The text of a field that is not one of the engagement's attributes. */
    public static Optional<String> text(Engagement engagement, String name) {
        return switch (name) {
            case "type" -> Optional.of(engagement.type());
            case "channel" -> engagement.channel();
            case "feed" -> Optional.of(engagement.id().feed());
            case "campaign" -> engagement.campaign();
            case "message" -> engagement.message();
            case "funnel" -> engagement.asset().funnel().map(Funnel::code);
            case "asset.id" -> engagement.asset().id();
            case "asset.url" -> engagement.asset().url();
            case "asset.title" -> engagement.asset().title();
            default -> throw new IllegalArgumentException("no field " + name);
        };
    }
}
