package dev.baton.application.memory;

import dev.baton.application.access.ApiKeys;
import dev.baton.application.definition.Definitions;
import dev.baton.application.intake.Ledger;
import dev.baton.application.repeat.Answers;
import dev.baton.application.repeat.AnswersContract;

class InMemoryAnswersTest extends AnswersContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    protected Answers answers() {
        return store.answers();
    }

    @Override
    protected ApiKeys apiKeys() {
        return store.apiKeys();
    }

    @Override
    protected Definitions definitions() {
        return store.definitions();
    }

    @Override
    protected Ledger ledger() {
        return store.ledger();
    }
}
