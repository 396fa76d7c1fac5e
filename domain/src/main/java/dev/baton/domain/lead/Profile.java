package dev.baton.domain.lead;

import dev.baton.domain.lead.Statement.Answered;
import dev.baton.domain.lead.Statement.AttributeIs;
import dev.baton.domain.lead.Statement.ByPeople;
import dev.baton.domain.lead.Statement.ConsentIs;
import dev.baton.domain.lead.Statement.CustomerIs;
import dev.baton.domain.lead.Statement.Handing;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.lead.Statement.Predicted;
import dev.baton.domain.lead.Statement.ReachabilityIs;
import dev.baton.domain.lead.Statement.RolledUp;
import dev.baton.domain.lead.Statement.Touched;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is held to be so about a lead at an instant: of two facts about the same thing the later one. Facts may be added in
 * any order.
 */
public final class Profile {
    private final Map<String, Dated<AttributeIs>> attributes = new TreeMap<>();
    private final Map<Channel, Dated<ConsentIs>> consents = new TreeMap<>();
    private final Map<Channel, Dated<ReachabilityIs>> reachability = new TreeMap<>();
    private final Map<String, Dated<Answered>> answers = new TreeMap<>();
    private Optional<Dated<Touched>> firstTouch = Optional.empty();
    private Optional<Dated<Predicted>> prediction = Optional.empty();
    private Optional<Dated<RolledUp>> rolledUp = Optional.empty();
    private final List<Dated<CustomerIs>> customer = new ArrayList<>();
    private final List<LeadFact> sales = new ArrayList<>();

    private record Dated<T>(T says, LeadFact fact) {
        static <T> Dated<T> later(Dated<T> one, Dated<T> other) {
            return one.fact.holdsOver(other.fact) ? one : other;
        }
    }

    /** The profile that some facts add up to, as far as they had occurred at an instant. */
    public static Profile of(Iterable<LeadFact> facts, Instant asOf) {
        Profile profile = new Profile();
        for (LeadFact fact : facts) {
            if (!fact.when().occurredAt().isAfter(asOf)) {
                profile.add(fact);
            }
        }
        return profile;
    }

    /** Takes a fact in. */
    public void add(LeadFact fact) {
        switch (fact.says()) {
            case AttributeIs says ->
                attributes.merge(says.name(), new Dated<>(says, fact), (a, b) -> Dated.later(b, a));
            case ConsentIs says -> consents.merge(says.channel(), new Dated<>(says, fact), (a, b) -> Dated.later(b, a));
            case ReachabilityIs says ->
                reachability.merge(says.channel(), new Dated<>(says, fact), (a, b) -> Dated.later(b, a));
            case Answered says -> answers.merge(says.question(), new Dated<>(says, fact), (a, b) -> Dated.later(b, a));
            case Predicted says -> prediction = Optional.of(later(prediction, new Dated<>(says, fact)));
            case RolledUp says -> rolledUp = Optional.of(later(rolledUp, new Dated<>(says, fact)));
            case CustomerIs says -> customer.add(new Dated<>(says, fact));
            case Touched says -> touch(new Dated<>(says, fact));
            case ByPeople _,Handing _ -> sales.add(fact);
            case JudgedBy _ -> {
            }
        }
    }

    /** Whether something was told of a deal before this that was so later: then this is kept, and moves nothing. */
    public boolean isOvertaken(LeadFact outcome) {
        return dealsBefore(outcome).overtake(outcome);
    }

    /** Whether this tells that the deal which was won last was lost after all. */
    public boolean takesBack(LeadFact outcome) {
        return dealsBefore(outcome).areTakenBackBy(outcome);
    }

    /** Whether this tells once more that the deal which was won last was won. */
    public boolean repeats(LeadFact outcome) {
        return dealsBefore(outcome).areRepeatedBy(outcome);
    }

    /** Whether this tells of a deal with somebody who was a customer before it. */
    public boolean isOfCustomer(LeadFact outcome) {
        return dealsBefore(outcome).areOfCustomer(outcome);
    }

    private Deals dealsBefore(LeadFact outcome) {
        return Deals.before(outcome, salesAndCustomer());
    }

    /** The times in which points do not fade, by what was offered to sales and what people decided. */
    public List<Pause> pauses() {
        return sales.isEmpty() ? List.of() : Pause.of(salesAndCustomer());
    }

    private List<LeadFact> salesAndCustomer() {
        return Stream.concat(sales.stream(), customer.stream().map(Dated::fact)).toList();
    }

    private static <T> Dated<T> later(Optional<Dated<T>> before, Dated<T> now) {
        return before.map(there -> Dated.later(now, there)).orElse(now);
    }

    private void touch(Dated<Touched> touch) {
        firstTouch = Optional
                .of(firstTouch.map(first -> touch.fact.holdsOver(first.fact) ? first : touch).orElse(touch));
    }

    /** The value of an attribute, by its name; {@code email.domain} and the like are given as attributes by the caller. */
    public Optional<AttributeValue> attribute(String name) {
        return Optional.ofNullable(attributes.get(name)).flatMap(dated -> dated.says.value());
    }

    /** All attributes that are known, by name. */
    public Map<String, AttributeValue> attributes() {
        Map<String, AttributeValue> known = new TreeMap<>();
        attributes.forEach((name, dated) -> dated.says.value().ifPresent(value -> known.put(name, value)));
        return known;
    }

    /** What the lead answered to a question; empty also where an answer was taken back. */
    public Optional<AttributeValue> answer(String question) {
        return Optional.ofNullable(answers.get(question)).flatMap(dated -> dated.says.answer().value());
    }

    /** An answer and when it was given. */
    public record GivenAnswer(Answer answer, Instant at) {}

    /** All answers that hold, by question. */
    public Map<String, GivenAnswer> answers() {
        Map<String, GivenAnswer> known = new TreeMap<>();
        answers.forEach((question, dated) -> {
            if (dated.says.answer().value().isPresent()) {
                known.put(question, new GivenAnswer(dated.says.answer(), dated.fact.when().occurredAt()));
            }
        });
        return known;
    }

    /** The person's word about a channel. */
    public Consent consent(Channel channel) {
        return Optional.ofNullable(consents.get(channel)).map(dated -> dated.says.consent()).orElse(Consent.UNKNOWN);
    }

    /** Whether a channel gets through, by what was said of it. */
    public Reachability reachability(Channel channel) {
        return Optional.ofNullable(reachability.get(channel)).map(dated -> dated.says.reachability())
                .orElse(Reachability.UNKNOWN);
    }

    /**
     * Whether a channel gets through, by what was said of it and by what came through since: what arrives later proves that
     * the channel is good again. So each delivery need not say it anew, and the order in which they are told does not matter.
     *
     * @param cameThrough when an engagement last proved the channel; empty if none ever did
     */
    public Reachability reachability(Channel channel, Optional<Instant> cameThrough) {
        boolean since = Optional.ofNullable(reachability.get(channel))
                .flatMap(dated -> cameThrough.filter(dated.fact.when().occurredAt()::isBefore)).isPresent();
        Reachability said = reachability(channel);
        return since && said == Reachability.UNREACHABLE ? Reachability.REACHABLE : said;
    }

    /** What was predicted last. */
    public Optional<Prediction> prediction() {
        return prediction.map(dated -> dated.says.prediction());
    }

    /** What the leads of the account came to together when it was told last, under a name. */
    public Optional<Integer> rolledUp(String name) {
        return rolledUp.flatMap(dated -> Optional.ofNullable(dated.says.values().get(name)));
    }

    /** All that the account came to when it was told last, by name. */
    public Map<String, Integer> rolledUp() {
        return rolledUp.map(dated -> dated.says.values()).orElse(Map.of());
    }

    /** Where the lead came from: the source of the touch that occurred first. */
    public Optional<String> source() {
        return firstTouch.flatMap(dated -> dated.says.source());
    }

    /** Whether the lead is a customer at an instant, by what is known. */
    public boolean isCustomer(Instant at) {
        return at.isBefore(customerUntil());
    }

    /** Up to when the lead is a customer: {@link Instant#MIN} if it is none, {@link Instant#MAX} if no end is known. */
    public Instant customerUntil() {
        List<Dated<CustomerIs>> told = customer();
        if (told.isEmpty()) {
            return Instant.MIN;
        }
        Dated<CustomerIs> holding = told.getFirst();
        for (Dated<CustomerIs> each : told) {
            holding = Dated.later(each, holding);
        }
        return holding.says.customer() ? holding.says.until().orElse(Instant.MAX) : Instant.MIN;
    }

    /** A deal that was won makes a customer. */
    private List<Dated<CustomerIs>> customer() {
        if (sales.isEmpty()) {
            return customer;
        }
        List<Dated<CustomerIs>> all = new ArrayList<>(customer);
        Deals.of(salesAndCustomer()).won().forEach(won -> all.add(new Dated<>(new CustomerIs(true), won)));
        return all;
    }

    /** Since when the lead has been a customer without a break; empty if it is none at this instant. */
    public Optional<Instant> customerSince(Instant at) {
        Optional<Instant> since = Optional.empty();
        if (isCustomer(at)) {
            for (Dated<CustomerIs> told : latestFirst(customer())) {
                Instant from = told.fact.when().occurredAt();
                if (!told.says.customer()
                        || since.filter(told.says.until().orElse(Instant.MAX)::isBefore).isPresent()) {
                    return since;
                }
                since = Optional.of(from);
            }
        }
        return since;
    }

    private static <T> List<Dated<T>> latestFirst(List<Dated<T>> told) {
        return told.stream().sorted((one, other) -> one == other ? 0 : one.fact.holdsOver(other.fact) ? -1 : 1)
                .toList();
    }
}
