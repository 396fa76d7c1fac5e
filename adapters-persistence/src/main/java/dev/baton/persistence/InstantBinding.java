package dev.baton.persistence;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jspecify.annotations.Nullable;

/**
 * A {@code timestamptz} as an instant of whole milliseconds, which is how Baton keeps time. Public because the generated
 * classes name it; it goes through the driver's own binary form, where jOOQ would print and parse a text for each value.
 */
public final class InstantBinding implements Binding<OffsetDateTime, Instant> {
    private static final long serialVersionUID = 1L;
    private static final Converter<OffsetDateTime, Instant> CONVERTER = Converter.ofNullable(OffsetDateTime.class,
            Instant.class, OffsetDateTime::toInstant, InstantBinding::written);

    private static OffsetDateTime written(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    @Override
    public Converter<OffsetDateTime, Instant> converter() {
        return CONVERTER;
    }

    @Override
    public void sql(BindingSQLContext<Instant> context) {
        context.render().sql(context.variable()).sql("::timestamptz");
    }

    @Override
    public void set(BindingSetStatementContext<Instant> context) throws SQLException {
        PreparedStatement statement = context.statement();
        statement.setObject(context.index(), CONVERTER.to(context.value()));
    }

    @Override
    public void get(BindingGetResultSetContext<Instant> context) throws SQLException {
        ResultSet rows = context.resultSet();
        context.value(instant(rows.getObject(context.index(), OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime read) {
        return read == null ? null : read.toInstant();
    }

    @Override
    public void register(BindingRegisterContext<Instant> context) throws SQLException {
        throw noProcedures();
    }

    @Override
    public void get(BindingGetStatementContext<Instant> context) throws SQLException {
        CallableStatement unused = context.statement();
        throw noProcedures();
    }

    @Override
    public void set(BindingSetSQLOutputContext<Instant> context) throws SQLException {
        throw noProcedures();
    }

    @Override
    public void get(BindingGetSQLInputContext<Instant> context) throws SQLException {
        throw noProcedures();
    }

    private static SQLException noProcedures() {
        return new SQLFeatureNotSupportedException("Baton calls no stored procedures");
    }
}
