package dev.baton.domain.lead;

import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Texts;
import dev.baton.domain.form.Tree;
import java.net.IDN;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By what a person is recognised. The strongest first: e-mail, external id, phone, visitor id. A phone finds a lead but
 * never links two subjects, since families and offices share one.
 *
 * <p>Of every key the invisible characters are dropped that come along when it is copied from a page or a table: two keys
 * that look the same are the same. No system is known whose ids differ by such characters alone.
 */
public sealed interface IdentityKey {

    /** The keys in the order of their strength, strongest first. */
    enum Kind {
        /** An address, which hardly two people share. */
        EMAIL,
        /** The id of another system's record, such as the CRM's: as good as that system is. */
        EXTERNAL,
        /** A number: finds a lead, but links no two, since families and offices share one. */
        PHONE,
        /** What a browser or an app calls itself: somebody, nobody knows who, until a stronger key comes along. */
        VISITOR;

        /** The name of the kind in the written form. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which kind of key this is. */
    Kind kind();

    /** The one canonical text of this key within its kind; two keys are the same if kind and text are. */
    String canonical();

    /** An e-mail address: trimmed, case-folded, its domain in ASCII form. */
    record Email(String address) implements IdentityKey {
        @Override
        public Kind kind() {
            return Kind.EMAIL;
        }

        @Override
        public String canonical() {
            return address;
        }

        /** The part behind the at sign, e.g. {@code example.com}. */
        public String domain() {
            return address.substring(address.lastIndexOf('@') + 1);
        }
    }

    /** The id of a person in another system, e.g. the customer number in a CRM. */
    record External(String system, String id) implements IdentityKey {
        @Override
        public Kind kind() {
            return Kind.EXTERNAL;
        }

        @Override
        public String canonical() {
            return system + ':' + id;
        }
    }

    /** A phone number in E.164 form, {@code +982112345678}. */
    record Phone(String number) implements IdentityKey {
        @Override
        public Kind kind() {
            return Kind.PHONE;
        }

        @Override
        public String canonical() {
            return number;
        }
    }

    /** The id that a website or an app gave to a visitor whom it does not know. */
    record Visitor(String id) implements IdentityKey {
        @Override
        public Kind kind() {
            return Kind.VISITOR;
        }

        @Override
        public String canonical() {
            return id;
        }
    }

    /** Strongest first, then by text: the one order in which keys are looked at and locked. */
    Comparator<IdentityKey> STRONGEST_FIRST = Comparator.comparing(IdentityKey::kind)
            .thenComparing(IdentityKey::canonical);

    /** A key from its kind and canonical text, as they were stored. */
    static IdentityKey of(Kind kind, String canonical) {
        return switch (kind) {
            case EMAIL -> new Email(canonical);
            case EXTERNAL -> {
                int colon = canonical.indexOf(':');
                yield new External(canonical.substring(0, colon), canonical.substring(colon + 1));
            }
            case PHONE -> new Phone(canonical);
            case VISITOR -> new Visitor(canonical);
        };
    }

    /** An e-mail address in its one form; empty if it is none. */
    static Optional<Email> email(String written) {
        String text = FoldedText.visible(written).strip();
        int at = text.lastIndexOf('@');
        if (at < 1 || at > 64 || text.length() > 254) {
            return Optional.empty();
        }
        // Folded first, then looked at: a wide at sign becomes one by folding.
        String local = FoldedText.caseFolded(text.substring(0, at));
        if (!Grammar.LOCAL_PART.matcher(local).matches()) {
            return Optional.empty();
        }
        return domain(text.substring(at + 1)).map(domain -> new Email(local + '@' + domain));
    }

    /** A domain in its one form, in ASCII; empty if it is none. */
    static Optional<String> domain(String written) {
        try {
            String domain = IDN.toASCII(written, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            return Optional.of(domain).filter(text -> Grammar.DOMAIN.matcher(text).matches());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /**
     * A phone number in E.164 form; {@code 00} may stand for the plus, blanks, dots, dashes and brackets may separate. The 0 in
     * {@code +98 (0)21 …} is dialled within the country only and is no part of the number.
     */
    static Optional<Phone> phone(String written) {
        String international = Grammar.WITHIN_COUNTRY.matcher(FoldedText.fold(written)).replaceFirst("$1");
        String digits = Grammar.SEPARATORS.matcher(international).replaceAll("");
        String number = digits.startsWith("00") ? '+' + digits.substring(2) : digits;
        return Grammar.E164.matcher(number).matches() ? Optional.of(new Phone(number)) : Optional.empty();
    }

    /** The id of a person in another system; empty if nothing of it can be seen, or if that is no name of a system. */
    static Optional<External> external(String system, String id) {
        String seen = FoldedText.visible(id).strip();
        return Grammar.SYSTEM.matcher(system).matches() && !seen.isEmpty()
                ? Optional.of(new External(system, seen))
                : Optional.empty();
    }

    /** The id of a visitor; empty if nothing of it can be seen. */
    static Optional<Visitor> visitor(String id) {
        return Optional.of(FoldedText.visible(id).strip()).filter(seen -> !seen.isEmpty()).map(Visitor::new);
    }

    /** The keys of a person, from {@code {email, external, phone, visitor}}; each may be one or a list. */
    static List<IdentityKey> read(Reading reading, Tree tree, Pointer place) {
        int before = reading.count();
        Fields fields = reading.fields(tree, place);
        List<IdentityKey> keys = new ArrayList<>();
        for (Fields.Placed item : fields.list("email", Grammar.MOST_KEYS)) {
            Grammar.text(reading, item).ifPresent(text -> email(text).ifPresentOrElse(keys::add,
                    () -> reading.object(item.place(), Flaw.MALFORMED, text, "sara@example.com")));
        }
        for (Fields.Placed item : fields.list("external", Grammar.MOST_KEYS)) {
            Grammar.external(reading, item).ifPresent(keys::add);
        }
        for (Fields.Placed item : fields.list("phone", Grammar.MOST_KEYS)) {
            Grammar.text(reading, item).ifPresent(text -> phone(text).ifPresentOrElse(keys::add,
                    () -> reading.object(item.place(), Flaw.MALFORMED, text, "+982112345678")));
        }
        for (Fields.Placed item : fields.list("visitor", Grammar.MOST_KEYS)) {
            Grammar.text(reading, item).ifPresent(text -> visitor(text).ifPresentOrElse(keys::add,
                    () -> reading.object(item.place(), Flaw.EMPTY)));
        }
        fields.finish();
        if (keys.isEmpty() && reading.count() == before) {
            reading.object(place, Flaw.NO_KEY, "email, external, phone, visitor");
        }
        return keys.stream().sorted(STRONGEST_FIRST).distinct().toList();
    }

    /** The keys as they are written. */
    static Tree written(List<IdentityKey> keys) {
        var writer = Tree.branch();
        for (Kind kind : Kind.values()) {
            List<IdentityKey> ofKind = keys.stream().filter(key -> key.kind() == kind).toList();
            if (!ofKind.isEmpty()) {
                writer = writer.with(kind.code(), ofKind, key -> switch (key) {
                    case External(String system, String id) ->
                        Tree.branch().with("system", system).with("id", id).done();
                    case Email _,Phone _,Visitor _ -> Tree.of(key.canonical());
                });
            }
        }
        return writer.done();
    }

    /** What addresses and numbers look like. */
    final class Grammar {
        private static final int MOST_KEYS = 10;
        private static final Pattern LOCAL_PART = Pattern.compile("[^\\s@\"(),:;<>\\[\\]\\\\\\p{Cntrl}]{1,64}");
        private static final Pattern DOMAIN = Pattern
                .compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])");
        private static final Pattern SEPARATORS = Pattern.compile("[\\s.()/-]");
        private static final Pattern WITHIN_COUNTRY = Pattern.compile("^((?:\\+|00)[0-9]{1,3}[\\s./-]*)\\(0\\)");
        private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
        private static final Pattern SYSTEM = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

        private Grammar() {
        }

        private static Optional<String> text(Reading reading, Fields.Placed item) {
            return Texts.read(reading, item.tree(), item.place(), 254).map(String::strip);
        }

        private static Optional<External> external(Reading reading, Fields.Placed item) {
            Fields fields = reading.fields(item.tree(), item.place());
            Optional<String> system = fields.required("system", fields.text("system", 40));
            Optional<String> id = fields.required("id", fields.text("id", 200));
            fields.finish();
            if (system.isEmpty() || id.isEmpty()) {
                return Optional.empty();
            }
            if (!SYSTEM.matcher(system.get()).matches()) {
                fields.object("system", Flaw.MALFORMED, system.get(), "crm, web-shop");
                return Optional.empty();
            }
            Optional<External> key = IdentityKey.external(system.get(), id.get());
            if (key.isEmpty()) {
                fields.object("id", Flaw.EMPTY);
            }
            return key;
        }
    }
}
