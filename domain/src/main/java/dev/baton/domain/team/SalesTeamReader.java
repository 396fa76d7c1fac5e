package dev.baton.domain.team;

import dev.baton.domain.definition.ComparisonReader;
import dev.baton.domain.definition.Labels;
import dev.baton.domain.definition.LabelsReader;
import dev.baton.domain.form.Fields;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Reading;
import dev.baton.domain.form.Texts;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Account;
import dev.baton.domain.worktime.PersianCalendar;
import dev.baton.domain.worktime.WorkingHours;
import dev.baton.domain.worktime.WorkingHoursReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Reads a team of sales from its written form:
 *
 * <pre>{@code
 * team: inside-sales
 * title: {en: Inside sales, fa: فروش تلفنی, ar: المبيعات الهاتفية}
 * hours: {time-zone: Asia/Tehran, week: {saturday: 08:00-16:30}}
 * reps:
 *   - person: 01997b1e-5f0c-7000-8000-000000000001
 *     lead: true
 *     weight: 2
 *     cap: 30
 *     territories: [{attribute: country, in: [IR, AE]}]
 *     accounts: ["domain:hart.example"]
 *     language: fa
 *     calendar: persian
 * reasons: []
 * }</pre>
 *
 * Whether the reps are people who work here is not seen from the document: {@link #place} tells where each is written.
 */
public final class SalesTeamReader {
    private static final int MOST_REPS = 500;
    private static final int MOST_TERRITORIES = 100;
    private static final int MOST_ACCOUNTS = 2_000;
    private static final int LONGEST_ACCOUNT = 300;
    private static final int LONGEST_ATTRIBUTE = 100;
    private static final int HIGHEST_WEIGHT = 100;
    private static final int HIGHEST_CAP = 1_000;
    private static final Map<String, String> LANGUAGES = Map.of("en", "en", "fa", "fa", "ar", "ar");
    private final Fields fields;
    private final PersianCalendar persian;

    private SalesTeamReader(Fields fields, PersianCalendar persian) {
        this.fields = fields;
        this.persian = persian;
    }

    /** The team, or everything that is wrong with the document. */
    public static Parsed<SalesTeam> read(Tree written, PersianCalendar persian) {
        return Reading.of(
                reading -> new SalesTeamReader(reading.fields(written, Pointer.ROOT), persian).team());
    }

    /** Where in the document the person of a rep stands. @param index of the rep, from 0 */
    public static Pointer place(int index) {
        return Pointer.ROOT.to("reps").to(index).to("person");
    }

    private Optional<SalesTeam> team() {
        Optional<String> key = fields.required("team", Names.id(fields, "team", "inside-sales"));
        Labels title = LabelsReader.read(fields, "title");
        fields.needs("hours");
        Optional<WorkingHours> hours = WorkingHoursReader.read(fields, "hours", persian);
        Map<UUID, Rep> reps = new LinkedHashMap<>();
        fields.list("reps", MOST_REPS).forEach(item -> rep(item, reps));
        List<RejectionReason> reasons = ReasonReader.read(fields, "reasons");
        fields.finish();
        return key.flatMap(named -> hours
                .map(worked -> new SalesTeam(named, title, worked, List.copyOf(reps.values()), reasons)));
    }

    private void rep(Fields.Placed item, Map<UUID, Rep> reps) {
        Fields inner = fields.reading().fields(item.tree(), item.place());
        Optional<UUID> person = inner.required("person", person(inner));
        boolean lead = inner.flag("lead").orElse(false);
        int weight = inner.whole("weight", 1, HIGHEST_WEIGHT).orElse(Rep.USUAL_WEIGHT);
        int cap = inner.whole("cap", 1, HIGHEST_CAP).orElse(Rep.USUAL_CAP);
        List<Territory> territories = territories(inner);
        Set<String> accounts = accounts(inner);
        String language = inner.word("language", LANGUAGES).orElse("en");
        CalendarSystem calendar = inner.word("calendar", CalendarSystem.WORDS).orElse(CalendarSystem.GREGORIAN);
        inner.finish();
        person.ifPresent(who -> {
            if (reps.putIfAbsent(who,
                    new Rep(who, lead, weight, cap, territories, accounts, language, calendar)) != null) {
                inner.object("person", Flaw.DUPLICATE, who);
            }
        });
    }

    private static Optional<UUID> person(Fields inner) {
        return inner.text("person", 100).flatMap(text -> {
            Optional<UUID> id = Names.uuid(text);
            if (id.isEmpty()) {
                inner.object("person", Flaw.MALFORMED, text, "01997b1e-5f0c-7000-8000-000000000001");
            }
            return id;
        });
    }

    private static List<Territory> territories(Fields inner) {
        List<Territory> territories = new ArrayList<>();
        inner.list("territories", MOST_TERRITORIES).forEach(item -> {
            Fields territory = inner.reading().fields(item.tree(), item.place());
            Optional<String> attribute = territory.required("attribute",
                    territory.text("attribute", LONGEST_ATTRIBUTE));
            ComparisonReader.read(territory).ifPresent(
                    comparison -> attribute.ifPresent(name -> territories.add(new Territory(name, comparison))));
            territory.finish();
        });
        return territories;
    }

    private static Set<String> accounts(Fields inner) {
        Set<String> accounts = new LinkedHashSet<>();
        for (Fields.Placed item : inner.list("accounts", MOST_ACCOUNTS)) {
            Texts.read(inner.reading(), item.tree(), item.place(), LONGEST_ACCOUNT)
                    .ifPresent(text -> account(text).ifPresentOrElse(account -> accounts.add(Rep.written(account)),
                            () -> inner.reading().object(item.place(), Flaw.MALFORMED, text,
                                    "domain:hart.example, name:hart foundry")));
        }
        return accounts;
    }

    /** An account, in its one form however it is written. */
    private static Optional<Account> account(String text) {
        String[] parts = text.split(":", 2);
        return switch (parts.length == 2 ? parts[0] : "") {
            case "domain" -> Account.ofDomain(parts[1]);
            case "name" -> Account.ofName(parts[1]);
            default -> Optional.empty();
        };
    }
}
