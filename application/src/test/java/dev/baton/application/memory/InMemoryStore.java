package dev.baton.application.memory;

import dev.baton.application.access.ApiKeys;
import dev.baton.application.access.People;
import dev.baton.application.agreement.DocumentChanges;
import dev.baton.application.alerting.Alerts;
import dev.baton.application.announcement.Endpoints;
import dev.baton.application.announcement.Outbox;
import dev.baton.application.attribute.Attributes;
import dev.baton.application.checklist.Checklists;
import dev.baton.application.definition.Definitions;
import dev.baton.application.definition.Rescorings;
import dev.baton.application.feed.Feeds;
import dev.baton.application.feed.UnreadItems;
import dev.baton.application.funnel.FunnelNumbers;
import dev.baton.application.handoff.Handoffs;
import dev.baton.application.intake.Ledger;
import dev.baton.application.lead.Leads;
import dev.baton.application.policy.Policies;
import dev.baton.application.repeat.Answers;
import dev.baton.domain.handoff.Happening;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/** One store behind all ports. Units of work run one after the other; one that fails leaves nothing behind. */
public final class InMemoryStore {
    private final ReentrantLock lock = new ReentrantLock();
    private final Memory memory = new Memory();
    private final Answers answers = new InMemoryAnswers(this);

    /** The ledger over this store. */
    public Ledger ledger() {
        return new InMemoryLedger(this);
    }

    /** The leads in this store. */
    public Leads leads() {
        return new InMemoryLeads(this);
    }

    /** The definitions in this store. */
    public Definitions definitions() {
        return new InMemoryDefinitions(this);
    }

    /** The policies in this store. */
    public Policies policies() {
        return new InMemoryPolicies(this);
    }

    /** The rescorings in this store. */
    public Rescorings rescorings() {
        return new InMemoryRescorings(this);
    }

    /** The keys in this store. */
    public ApiKeys apiKeys() {
        return new InMemoryApiKeys(this);
    }

    /** The people in this store. */
    public People people() {
        return new InMemoryPeople(this);
    }

    /** The catalogue of attributes in this store. */
    public Attributes attributes() {
        return new InMemoryAttributes(this);
    }

    /** The checklists in this store. */
    public Checklists checklists() {
        return new InMemoryChecklists(this);
    }

    /** The handoffs in this store. */
    public Handoffs handoffs() {
        return new InMemoryHandoffs(this);
    }

    /** The feeds in this store. */
    public Feeds feeds() {
        return new InMemoryFeeds(this);
    }

    /** The teams in this store. */
    public InMemoryTeams teams() {
        return new InMemoryTeams(this);
    }

    /** What nobody could read, in this store. */
    public UnreadItems unreadItems() {
        return new InMemoryUnreadItems(this);
    }

    /** What is to be told to the outside, in this store. */
    public Outbox outbox() {
        return new InMemoryOutbox(this);
    }

    /** The endpoints that hear of events, in this store. */
    public Endpoints endpoints() {
        return new InMemoryEndpoints(this);
    }

    /** What happened to handoffs, in this store, in its order. */
    public List<Happening> happenings() {
        return look(memory -> List.copyOf(memory.happenings));
    }

    /** How documents that count on each other are changed in this store. */
    public DocumentChanges documentChanges() {
        return new DocumentChanges() {
            @Override
            public <T> T alone(Supplier<T> change) {
                return work(_ -> change.get());
            }
        };
    }

    /** Who is written to about what, in this store. */
    public Alerts alerts() {
        return new InMemoryAlerts(this);
    }

    /** What was answered to requests that may come again. */
    public Answers answers() {
        return answers;
    }

    /** The numbers of this store. */
    public FunnelNumbers funnelNumbers() {
        return new InMemoryFunnelNumbers(this);
    }

    <T> T work(Function<Memory, T> work) {
        lock.lock();
        Memory before = memory.copy();
        boolean done = false;
        try {
            T result = work.apply(memory);
            done = true;
            return result;
        } finally {
            if (!done) {
                memory.become(before);
            }
            lock.unlock();
        }
    }

    /** Whether this thread is at work here. */
    boolean isInWork() {
        return lock.isHeldByCurrentThread();
    }

    <T> T look(Function<Memory, T> look) {
        lock.lock();
        try {
            return look.apply(memory);
        } finally {
            lock.unlock();
        }
    }
}
