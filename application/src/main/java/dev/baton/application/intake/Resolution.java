package dev.baton.application.intake;

import dev.baton.application.intake.LedgerPage.Holder;
import dev.baton.application.intake.LedgerPage.MergeSuggestion;
import dev.baton.application.intake.LedgerPage.NewSubject;
import dev.baton.domain.lead.IdentityKey;
import dev.baton.domain.lead.IdentityKey.Kind;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.SubjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Whose the reports of a batch are. The strongest key that is known decides; nobody is merged by a machine, except that an
 * anonymous subject joins the lead with which it appears. A visitor id of a known lead does not decide over a stronger key
 * that is new (people share browsers), and a phone never does: it only finds.
 */
final class Resolution {
    private final LedgerPage page;
    private final Supplier<UUID> ids;
    private final Instant now;
    private final Map<IdentityKey, Holder> holders;
    private final Map<LeadId, Holder> named;
    private final Map<SubjectId, LeadId> opened = new LinkedHashMap<>();
    private final Map<IdentityKey, SubjectId> claimed = new TreeMap<>(IdentityKey.STRONGEST_FIRST);
    private final Map<LeadId, Holder> joined = new LinkedHashMap<>();
    private final Map<SubjectId, LeadId> chosen = new HashMap<>();
    private final Map<LeadId, LeadId> parts = new HashMap<>();
    private final Set<IdentityKey> suppressed;
    private final Set<LeadId> anonymous = new HashSet<>();
    private final Set<LeadId> known = new LinkedHashSet<>();
    private final List<MergeSuggestion> suggestions = new ArrayList<>();

    Resolution(LedgerPage page, List<Report> reports, Supplier<UUID> ids, Instant now) {
        this.page = page;
        this.ids = ids;
        this.now = now;
        Set<IdentityKey> keys = new LinkedHashSet<>();
        Set<LeadId> leads = new HashSet<>();
        for (Report report : reports) {
            keys.addAll(report.person());
            if (report instanceof Report.OfLead ofLead) {
                ofLead.lead().ifPresent(leads::add);
            }
        }
        this.holders = keys.isEmpty() ? new HashMap<>() : new HashMap<>(page.holders(keys));
        this.named = leads.isEmpty() ? Map.of() : page.holdersOf(leads);
        List<IdentityKey> unknown = keys.stream().filter(key -> !holders.containsKey(key)).toList();
        this.suppressed = unknown.isEmpty() ? Set.of() : page.suppressed(unknown);
        Stream.concat(holders.values().stream(), named.values().stream()).filter(Holder::anonymous).map(Holder::lead)
                .forEach(anonymous::add);
    }

    /** Whether a report names somebody of whom nothing is to be recorded. */
    boolean suppresses(Report report) {
        return !suppressed.isEmpty() && report.person().stream().anyMatch(suppressed::contains);
    }

    /** The holder to whom a report belongs; empty if it names a lead that does not exist. */
    Optional<Holder> holderOf(Report report) {
        if (report instanceof Report.OfLead(Optional<LeadId> lead, var person, var _, var _) && lead.isPresent()) {
            return Optional.ofNullable(named.get(lead.get()))
                    .map(holder -> settle(identified(current(holder), person), person));
        }
        List<IdentityKey> person = report.person();
        return Optional.of(settle(deciding(person).orElseGet(this::open), person));
    }

    /** The lead that was named; or, if that is a visitor whom a key tells to be somebody known, the one it joins by that. */
    private Holder identified(Holder named, List<IdentityKey> person) {
        Optional<Holder> known = named.anonymous()
                ? deciding(person).filter(holder -> !holder.anonymous())
                : Optional.empty();
        known.ifPresent(holder -> joined.put(named.lead(), holder));
        return known.orElse(named);
    }

    private Optional<Holder> deciding(List<IdentityKey> person) {
        boolean identified = person.stream().anyMatch(key -> key.kind() == Kind.EMAIL || key.kind() == Kind.EXTERNAL);
        Optional<Holder> anonymous = Optional.empty();
        for (IdentityKey key : person) {
            Optional<Holder> holder = holder(key);
            boolean weak = key.kind() == Kind.PHONE || key.kind() == Kind.VISITOR;
            if (holder.isPresent() && !holder.get().anonymous() && !(weak && identified)) {
                return holder;
            }
            anonymous = anonymous.or(() -> holder.filter(Holder::anonymous));
        }
        return anonymous;
    }

    private Optional<Holder> holder(IdentityKey key) {
        return Optional.ofNullable(holders.get(key)).map(this::current);
    }

    /** A holder as it is after what this batch has done so far. */
    private Holder current(Holder holder) {
        LeadId lead = current(holder.lead());
        return new Holder(holder.subject(), lead, anonymous.contains(lead), own(holder.own()));
    }

    private LeadId own(LeadId own) {
        LeadId current = own;
        while (joined.get(current) instanceof Holder to) {
            current = to.own();
        }
        return current;
    }

    /** The lead that a lead has joined meanwhile, or itself. */
    LeadId current(LeadId lead) {
        LeadId current = lead;
        while (joined.get(current) instanceof Holder to) {
            current = to.lead();
        }
        return current;
    }

    /** A new subject is anonymous until a key says more than that it visited. */
    private Holder open() {
        LeadId lead = new LeadId(ids.get());
        SubjectId subject = new SubjectId(ids.get());
        opened.put(subject, lead);
        anonymous.add(lead);
        return new Holder(subject, lead, true);
    }

    private Holder settle(Holder found, List<IdentityKey> person) {
        boolean identified = person.stream().anyMatch(key -> key.kind() != Kind.VISITOR);
        if (identified && anonymous.remove(found.lead())) {
            known.add(found.lead());
        }
        Holder holder = current(found);
        chosen.put(holder.subject(), holder.lead());
        part(holder.own(), holder.lead());
        for (IdentityKey key : person) {
            Optional<Holder> other = holder(key);
            if (other.isEmpty()) {
                claim(key, holder);
            } else if (!other.get().lead().equals(holder.lead())) {
                meet(key, holder, other.get());
            }
        }
        return holder;
    }

    private void claim(IdentityKey key, Holder holder) {
        holders.put(key, holder);
        claimed.put(key, holder.subject());
    }

    private void meet(IdentityKey key, Holder holder, Holder other) {
        if (other.anonymous()) {
            joined.put(other.lead(), holder);
        } else if (key.kind() != Kind.PHONE) {
            suggestions.add(new MergeSuggestion(holder.own(), other.own(), key, now));
        }
    }

    /** Notes that a fact was given to a lead because another is part of it. */
    void part(LeadId own, LeadId whole) {
        if (!own.equals(whole)) {
            parts.put(own, whole);
        }
    }

    /**
     * Makes sure, once the leads are locked, that what was part of another lead still is.
     *
     * @throws LedgerBusy if it was un-merged meanwhile
     */
    void confirmParts() {
        if (parts.isEmpty()) {
            return;
        }
        Map<LeadId, Holder> now = page.holdersOf(parts.keySet());
        parts.forEach((own, whole) -> {
            if (!(now.get(own) instanceof Holder holder && holder.lead().equals(whole))) {
                throw new LedgerBusy("a lead was un-merged meanwhile");
            }
        });
    }

    /** Whose the subjects of this batch are. */
    Map<SubjectId, LeadId> leads() {
        Map<SubjectId, LeadId> leads = new HashMap<>(chosen);
        leads.replaceAll((_, lead) -> current(lead));
        return leads;
    }

    /** How much new this batch has said so far about who is who. */
    int changes() {
        return opened.size() + claimed.size() + joined.size() + known.size() + suggestions.size();
    }

    /** Whether it said anything new. */
    boolean changesAnything() {
        return changes() > 0;
    }

    /** The leads that this batch creates; one that joined another within the batch never comes to be. */
    Set<LeadId> openedLeads() {
        Set<LeadId> leads = new HashSet<>(opened.values());
        leads.removeAll(joined.keySet());
        return leads;
    }

    /** The leads whose past changes: an anonymous trace joined them, or they became known. */
    Set<LeadId> changedLeads() {
        Set<LeadId> leads = new HashSet<>(known);
        leads.removeAll(opened.values());
        joined.keySet().forEach(lead -> leads.add(current(lead)));
        return leads;
    }

    /** The e-mail addresses that are new, and whose they are. */
    Map<IdentityKey.Email, SubjectId> newAddresses() {
        Map<IdentityKey.Email, SubjectId> addresses = new LinkedHashMap<>();
        claimed.forEach((key, subject) -> {
            if (key instanceof IdentityKey.Email email) {
                addresses.put(email, subject);
            }
        });
        return addresses;
    }

    /** Writes all of it down: first what is new, then what moved. */
    void write() {
        Map<SubjectId, List<IdentityKey>> ofNew = new HashMap<>();
        Map<IdentityKey, SubjectId> further = new TreeMap<>(IdentityKey.STRONGEST_FIRST);
        claimed.forEach((key, subject) -> {
            if (opened.containsKey(subject)) {
                ofNew.computeIfAbsent(subject, _ -> new ArrayList<>()).add(key);
            } else {
                further.put(key, subject);
            }
        });
        if (!opened.isEmpty()) {
            List<NewSubject> subjects = new ArrayList<>();
            opened.forEach((subject, lead) -> subjects.add(new NewSubject(subject, lead, anonymous.contains(lead),
                    ofNew.getOrDefault(subject, List.of()), now)));
            page.open(subjects);
        }
        if (!further.isEmpty()) {
            page.claim(further);
        }
        known.removeAll(opened.values());
        if (!known.isEmpty()) {
            page.makeKnown(known);
        }
        if (!joined.isEmpty()) {
            Map<LeadId, LeadId> owners = new LinkedHashMap<>();
            joined.keySet().forEach(lead -> owners.put(lead, own(lead)));
            page.join(owners);
        }
        if (!suggestions.isEmpty()) {
            page.suggestMerges(suggestions);
        }
    }
}
