package dev.baton.domain.lead;

import dev.baton.domain.form.Sha256;
import dev.baton.domain.lead.Statement.AttributeIs;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The company that a lead speaks for, and whose leads are looked at together. It is found by a web domain, else by its name;
 * whoever tells the same domain is in the same account, without anybody keeping a list of companies.
 *
 * @param name the domain in its one form, or the folded name
 */
public record Account(Kind kind, String name) {
    /** The attribute that tells the domain of a lead's address. */
    public static final String ADDRESS_DOMAIN = "email.domain";
    /** The attribute that tells the domain of the lead's company. */
    public static final String COMPANY_DOMAIN = "company.domain";
    /** The attributes that tell the name of the lead's company. */
    public static final List<String> COMPANY_NAMES = List.of("company.name", "company");
    private static final Pattern AROUND_DOMAIN = Pattern.compile("^(https?://)?(www\\.)?|[/?#:].*$");
    private static final int LONGEST_NAME = 200;

    /** By what an account is found. */
    public enum Kind {
        /** A web domain. */
        DOMAIN,
        /** A company's name, where no domain is known. */
        NAME;

        /** The written words. */
        public static final Map<String, Kind> WORDS = Map.of("domain", DOMAIN, "name", NAME);

        /** The written word. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Its id: the same wherever and whenever the same account is found. */
    public UUID id() {
        return Sha256.of(List.of(kind.code(), name)).id();
    }

    /** The account of a domain, written as people write them; empty if it is none or anybody may have an address there. */
    public static Optional<Account> ofDomain(String written, FreeMail freeMail) {
        return ofDomain(written).filter(account -> !freeMail.holds(account.name()));
    }

    /** The account of a domain, whoever may have an address there; empty if it is none. */
    public static Optional<Account> ofDomain(String written) {
        String folded = FoldedText.visible(written).strip().toLowerCase(Locale.ROOT);
        return IdentityKey.domain(AROUND_DOMAIN.matcher(folded).replaceAll(""))
                .map(domain -> new Account(Kind.DOMAIN, domain));
    }

    /** The account of a company's name; empty if nothing of it is left when it is folded. */
    public static Optional<Account> ofName(String written) {
        return Optional.of(FoldedText.fold(written)).filter(name -> !name.isEmpty() && name.length() <= LONGEST_NAME)
                .map(name -> new Account(Kind.NAME, name));
    }

    /**
     * The account of a lead, by all that is known: the domain of its latest address that is no free-mail one, else the domain
     * of its company, else the company's name.
     */
    public static Optional<Account> of(Collection<LeadFact> facts, FreeMail freeMail) {
        Profile profile = new Profile();
        facts.stream().filter(fact -> mayTell(fact, freeMail)).forEach(profile::add);
        return Stream.of(ADDRESS_DOMAIN, COMPANY_DOMAIN)
                .flatMap(name -> text(profile, name).flatMap(domain -> ofDomain(domain, freeMail)).stream())
                .findFirst().or(() -> COMPANY_NAMES.stream()
                        .flatMap(name -> text(profile, name).flatMap(Account::ofName).stream()).findFirst());
    }

    /** A private address that became known later does not take the business one away. */
    private static boolean mayTell(LeadFact fact, FreeMail freeMail) {
        return fact.says() instanceof AttributeIs(String name, Optional<AttributeValue> value)
                && switch (name) {
                    case ADDRESS_DOMAIN -> value.flatMap(Account::text).flatMap(domain -> ofDomain(domain, freeMail))
                            .isPresent();
                    case COMPANY_DOMAIN -> true;
                    default -> COMPANY_NAMES.contains(name);
                };
    }

    private static Optional<String> text(Profile profile, String name) {
        return profile.attribute(name).flatMap(Account::text);
    }

    private static Optional<String> text(AttributeValue value) {
        return value instanceof AttributeValue.Text(String text) ? Optional.of(text) : Optional.empty();
    }
}
