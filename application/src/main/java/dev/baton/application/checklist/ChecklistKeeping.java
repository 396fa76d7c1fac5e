package dev.baton.application.checklist;

import static dev.baton.application.attribute.AttributeCatalogue.ANSWER;

import dev.baton.application.agreement.DocumentChanges;
import dev.baton.application.attribute.Attributes;
import dev.baton.application.attribute.Attributes.Attribute;
import dev.baton.application.checklist.Checklists.StoredChecklist;
import dev.baton.domain.checklist.Checklist;
import dev.baton.domain.checklist.ChecklistReader;
import dev.baton.domain.checklist.Item;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Handoff.ByRule;
import dev.baton.domain.lead.AttributeValue.Type;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Keeps checklists. Baton ships some; a team writes its own beside them or in the place of one, and gets the shipped one back
 * by taking its own away. No answer is ever lost by that, since answers hang on questions.
 */
public final class ChecklistKeeping {
    private final Checklists checklists;
    private final Attributes attributes;
    private final Function<String, Optional<ByRule>> asking;
    private final DocumentChanges changes;
    private final Consumer<String> changed;
    private final InstantSource clock;
    private final Map<String, Shown> shipped;

    /**
     * Keeps these checklists.
     *
     * @param asking  the rule under which sales answers a checklist now
     * @param changes by which no policy comes to name a checklist while it is taken away
     * @param changed is told of each checklist that says something else, once it does
     * @param shipped the written forms of those that Baton ships
     */
    public ChecklistKeeping(Checklists checklists, Attributes attributes, Function<String, Optional<ByRule>> asking,
            DocumentChanges changes, Consumer<String> changed, InstantSource clock, List<Tree> shipped) {
        this.checklists = checklists;
        this.attributes = attributes;
        this.asking = asking;
        this.changes = changes;
        this.changed = changed;
        this.clock = clock;
        this.shipped = shipped.stream().map(written -> read((Tree.Branch) written, Optional.empty()))
                .collect(Collectors.toMap(shown -> shown.checklist().key(), shown -> shown));
    }

    /**
     * A checklist and its written form.
     *
     * @param changedAt when a team wrote it; empty if it is as Baton ships it
     */
    public record Shown(Checklist checklist, Tree.Branch written, Optional<Instant> changedAt) {}

    /** What came of writing. */
    public sealed interface Written {
        /** It says this now. */
        record Kept(Shown shown) implements Written {}

        /** The written form is wrong. */
        record Refused(List<Objection> objections) implements Written {
            public Refused {
                objections = List.copyOf(objections);
            }
        }

        /** It is not as who asks has seen it. */
        record NotAsExpected() implements Written {}
    }

    /** What came of taking away. */
    public sealed interface Removal {
        /** There is no such checklist any more, or the shipped one is back. */
        record Removed() implements Removal {}

        /** It is as Baton ships it, which nobody takes away. */
        record Shipped() implements Removal {}

        /** Sales answers it under this rule of the active policy, and Baton ships none in its place. */
        record StillNamed(ByRule by) implements Removal {}

        /** It is not as who asks has seen it. */
        record NotAsExpected() implements Removal {}

        /** There was none. */
        record Unknown() implements Removal {}
    }

    private static Shown read(Tree.Branch written, Optional<Instant> changedAt) {
        return switch (ChecklistReader.read(written)) {
            case Parsed.Valid<Checklist>(Checklist checklist) -> new Shown(checklist, written, changedAt);
            case Parsed.Invalid<Checklist>(var objections) ->
                throw new IllegalStateException("a checklist that is kept cannot be read: " + objections);
        };
    }

    private static Shown read(StoredChecklist stored) {
        return read(stored.written(), Optional.of(stored.changedAt()));
    }

    /** All checklists, by key. */
    public List<Shown> list() {
        Map<String, Shown> all = new TreeMap<>(shipped);
        checklists.list().forEach(stored -> all.put(stored.key(), read(stored)));
        return List.copyOf(all.values());
    }

    /** The checklist of a key. */
    public Optional<Shown> find(String key) {
        return shown(key, checklists.find(key));
    }

    /**
     * Adds a checklist, or replaces what it says. Its questions get the types of their kinds, as attributes do by being
     * declared; a question that has another type already keeps it, and the checklist is refused.
     *
     * @param expected what who asks has seen
     */
    public Written write(String key, Tree written, Predicate<Optional<Shown>> expected) {
        return switch (ChecklistReader.read(written)) {
            case Parsed.Valid<Checklist>(Checklist checklist) when !checklist.key().equals(key) ->
                new Written.Refused(List
                        .of(Objection.of(Pointer.ROOT.to("checklist"), Flaw.UNKNOWN_WORD, checklist.key(), key)));
            case Parsed.Valid<Checklist>(Checklist checklist) ->
                written(checklist, (Tree.Branch) written, expected);
            case Parsed.Invalid<Checklist>(List<Objection> objections) -> new Written.Refused(objections);
        };
    }

    private Written written(Checklist checklist, Tree.Branch written, Predicate<Optional<Shown>> expected) {
        List<Objection> objections = objections(checklist);
        if (!objections.isEmpty()) {
            return new Written.Refused(objections);
        }
        return expected.test(find(checklist.key()))
                ? kept(checklist, written, expected)
                : new Written.NotAsExpected();
    }

    private Written kept(Checklist checklist, Tree.Branch written, Predicate<Optional<Shown>> expected) {
        String key = checklist.key();
        checklist.items().forEach(this::declare);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!checklists.save(new StoredChecklist(key, written, now), there -> expected.test(shown(key, there)))) {
            return new Written.NotAsExpected();
        }
        changed.accept(key);
        return new Written.Kept(new Shown(checklist, written, Optional.of(now)));
    }

    /** What a team wrote, or else what Baton ships. */
    private Optional<Shown> shown(String key, Optional<StoredChecklist> stored) {
        return stored.map(ChecklistKeeping::read).or(() -> Optional.ofNullable(shipped.get(key)));
    }

    private List<Objection> objections(Checklist checklist) {
        Map<String, Type> types = types();
        List<Objection> objections = new ArrayList<>();
        for (int i = 0; i < checklist.items().size(); i++) {
            Item item = checklist.items().get(i);
            Pointer place = Pointer.ROOT.to("items").to(i).to("kind");
            Optional.ofNullable(types.get(item.asks())).filter(type -> type != item.kind().type())
                    .ifPresent(type -> objections.add(Objection.of(place, Flaw.TYPE_CONFLICT, item.asks(), type.code(),
                            item.kind().type().code())));
        }
        return objections;
    }

    private Map<String, Type> types() {
        Map<String, Type> types = new HashMap<>();
        attributes.list().stream().filter(attribute -> attribute.name().startsWith(ANSWER))
                .forEach(attribute -> types.put(attribute.name().substring(ANSWER.length()), attribute.type()));
        return types;
    }

    /** Should somebody's first answer be quicker with another type, that one is kept, and answers of this kind are refused. */
    private void declare(Item item) {
        Attribute _ = attributes.declare(new Attribute(ANSWER + item.asks(), item.kind().type()));
    }

    /**
     * Gives the questions of the shipped checklists their types, where nobody has answered them yet: else an import that says
     * a budget as a bare number would make it a number for good.
     */
    public void declareShipped() {
        Map<String, Type> there = types();
        shipped.values().stream().flatMap(shown -> shown.checklist().items().stream())
                .filter(item -> !there.containsKey(item.asks())).forEach(this::declare);
    }

    /**
     * Takes a team's checklist away, unless nothing would be left of what sales is to answer.
     *
     * @param expected what who asks has seen
     */
    public Removal remove(String key, Predicate<Shown> expected) {
        Removal removal = changes.alone(() -> removed(key, expected));
        if (removal instanceof Removal.Removed) {
            changed.accept(key);
        }
        return removal;
    }

    private Removal removed(String key, Predicate<Shown> expected) {
        Optional<ByRule> by = asking.apply(key).filter(_ -> !shipped.containsKey(key));
        return checklists.remove(key, there -> by.isEmpty() && expected.test(read(there)))
                ? new Removal.Removed()
                : left(checklists.find(key), by, expected, shipped.containsKey(key));
    }

    private static Removal left(Optional<StoredChecklist> there, Optional<ByRule> by, Predicate<Shown> expected,
            boolean shipped) {
        if (there.isEmpty()) {
            return shipped ? new Removal.Shipped() : new Removal.Unknown();
        }
        return by.filter(_ -> there.map(ChecklistKeeping::read).filter(expected).isPresent())
                .<Removal>map(Removal.StillNamed::new).orElseGet(Removal.NotAsExpected::new);
    }
}
