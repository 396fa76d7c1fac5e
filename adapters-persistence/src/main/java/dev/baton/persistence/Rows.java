package dev.baton.persistence;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import dev.baton.domain.form.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The columns of rows to be written or looked for. They are handed over as one array for each column:
 * {@code unnest(?, ?, …)}. One statement with the same text whatever the number of rows, so that it is worded and prepared
 * once. The rows keep the order of the items.
 *
 * @param <T> what a row is made of
 */
final class Rows<T> {
    private static final String ALIAS = "r";
    private static final DataType<Object[]> UUIDS = ArrayBinding.of("uuid");
    private static final DataType<Object[]> TEXTS = ArrayBinding.of("text");
    private static final DataType<Object[]> NUMBERS = ArrayBinding.of("int8");
    private static final DataType<Object[]> FLAGS = ArrayBinding.of("bool");
    private static final DataType<Object[]> BINARIES = ArrayBinding.of("bytea");
    private static final DataType<Instant> INSTANT = SQLDataType.OFFSETDATETIME
            .asConvertedDataType(new InstantBinding());

    private final List<Column<T>> columns = new ArrayList<>();

    /** A column: the type of its array, and how the array is made of the items. */
    private record Column<T>(DataType<Object[]> type, Function<Collection<T>, Object[]> values) {}

    Field<UUID> uuid(Function<T, UUID> value) {
        return column(SQLDataType.UUID, UUIDS, items -> items.stream().map(value).toArray(UUID[]::new));
    }

    Field<UUID> optionalUuid(Function<T, Optional<UUID>> value) {
        return uuid(value.andThen(Rows::orNull));
    }

    Field<String> text(Function<T, String> value) {
        return column(SQLDataType.CLOB, TEXTS, items -> items.stream().map(value).toArray(String[]::new));
    }

    Field<String> optionalText(Function<T, Optional<String>> value) {
        return text(value.andThen(Rows::orNull));
    }

    Field<Long> number(Function<T, Long> value) {
        return column(SQLDataType.BIGINT, NUMBERS, items -> items.stream().map(value).toArray(Long[]::new));
    }

    Field<Long> optionalNumber(Function<T, Optional<Long>> value) {
        return number(value.andThen(Rows::orNull));
    }

    Field<Boolean> flag(Function<T, Boolean> value) {
        return column(SQLDataType.BOOLEAN, FLAGS, items -> items.stream().map(value).toArray(Boolean[]::new));
    }

    Field<byte[]> optionalBytes(Function<T, Optional<byte[]>> value) {
        return column(SQLDataType.BLOB, BINARIES,
                items -> items.stream().map(value.andThen(Rows::orNull)).toArray(byte[][]::new));
    }

    Field<JSONB> json(Function<T, Tree> value) {
        return optionalJson(value.andThen(Optional::of));
    }

    Field<JSONB> optionalJson(Function<T, Optional<Tree>> value) {
        return text(value.andThen(tree -> orNull(tree.map(WrittenForm::text)))).cast(SQLDataType.JSONB);
    }

    Field<Instant> instant(Function<T, Instant> value) {
        return optionalInstant(value.andThen(Optional::of));
    }

    /** Sent as milliseconds, which the driver sends in binary; exact, since both sides stay below 2^53 microseconds. */
    Field<Instant> optionalInstant(Function<T, Optional<Instant>> value) {
        return field("timestamptz 'epoch' + {0} * interval '1 millisecond'", INSTANT,
                optionalNumber(value.andThen(instant -> instant.map(Instant::toEpochMilli))));
    }

    /** Absence in an array is null; nothing but the driver sees it. */
    @SuppressWarnings("NullAway")
    private static <V> V orNull(Optional<V> value) {
        return value.orElse(null);
    }

    private <V> Field<V> column(DataType<V> type, DataType<Object[]> arrays, Function<Collection<T>, Object[]> values) {
        columns.add(new Column<>(arrays, values));
        return field(name(ALIAS, "c" + columns.size()), type);
    }

    /** Whether a column holds one of the values: {@code = ANY (?)}. Instead of a table, and the only column. */
    Condition isOneOf(Field<UUID> column, Function<T, UUID> value) {
        Field<UUID> _ = uuid(value);
        return DSL.condition("{0} = ANY ({1})", column, values(List.of())[0]);
    }

    /** The rows as a table to select from; all columns have been named before. */
    Table<Record> table() {
        String template = columns.stream().map(_ -> "?").collect(Collectors.joining(", ", "unnest(", ")"));
        String[] names = IntStream.rangeClosed(1, columns.size()).mapToObj(i -> "c" + i).toArray(String[]::new);
        return DSL.table(template, values(List.of())).as(ALIAS, names);
    }

    /** An array for each column. */
    Field<?>[] values(Collection<T> items) {
        return columns.stream().map(column -> DSL.val(column.values.apply(items), column.type))
                .toArray(Field<?>[]::new);
    }
}
