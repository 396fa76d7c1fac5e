package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.WORKSPACE;

import dev.baton.application.agreement.DocumentChanges;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/** Changes of documents in PostgreSQL: each holds the row of the workspace, as changes of versions do, until it has ended. */
record JooqDocumentChanges(DSLContext sql, Connections connections) implements DocumentChanges {

    @Override
    public <T> T alone(Supplier<T> change) {
        return Trouble.told(() -> connections.isJoined()
                ? locked(change)
                : connections.joining(() -> locked(change)));
    }

    private <T> T locked(Supplier<T> change) {
        sql.select(WORKSPACE.SINGLE).from(WORKSPACE).forUpdate().fetch();
        return change.get();
    }
}
