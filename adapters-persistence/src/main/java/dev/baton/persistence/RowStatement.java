package dev.baton.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * A statement about many rows, worded once: to word it anew for each transaction would cost more than to send it. All that
 * differs from one time to the next is in the rows; whatever else it says is written out in it.
 *
 * @param <T>     what a row is made of
 * @param rows    the columns
 * @param text    the statement
 * @param results the columns of its answer; none for a statement that only writes
 */
record RowStatement<T>(Rows<T> rows, String text, List<Field<?>> results) {
    private static final DSLContext WORDS = DSL.using(SQLDialect.POSTGRES);

    RowStatement {
        results = List.copyOf(results);
    }

    /** Words a statement that only writes. */
    static <T> RowStatement<T> writing(Function<Rows<T>, Query> statement) {
        Rows<T> rows = new Rows<>();
        return new RowStatement<>(rows, WORDS.render(statement.apply(rows)), List.of());
    }

    /** Words a statement that answers with rows. */
    static <T> RowStatement<T> answering(Function<Rows<T>, ResultQuery<?>> statement) {
        Rows<T> rows = new Rows<>();
        ResultQuery<?> query = statement.apply(rows);
        return new RowStatement<>(rows, WORDS.render(query), List.of(query.fields()));
    }

    /** Writes. @return how many rows were written */
    int execute(DSLContext sql, Collection<T> items) {
        return sql.query(text, (Object[]) rows.values(items)).execute();
    }

    /** Asks. */
    Result<Record> fetch(DSLContext sql, Collection<T> items) {
        return sql.resultQuery(text, (Object[]) rows.values(items)).coerce(results).fetch();
    }

    /** Asks, and shows each row of the answer as {@link #each} does. */
    void each(DSLContext sql, Collection<T> items, DriversRow row) {
        each(sql.resultQuery(text, (Object[]) rows.values(items)), row);
    }

    /** Shows each row as the driver has it: of a long answer, to make records costs more than to read the rows. */
    static void each(ResultQuery<?> query, DriversRow row) {
        try (Cursor<?> cursor = query.fetchLazy()) {
            ResultSet answer = Objects.requireNonNull(cursor.resultSet());
            while (answer.next()) {
                row.read(answer);
            }
        } catch (SQLException e) {
            throw new DataAccessException("a row could not be read", e);
        }
    }

    static UUID uuid(ResultSet row, int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Optional<Instant> optionalInstant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static Optional<String> optionalText(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    /** What is done with a row. */
    interface DriversRow {
        void read(ResultSet row) throws SQLException;
    }
}
