package dev.baton.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;

/**
 * A PostgreSQL array as one bind value, made by the driver (in binary where it can) and not printed by jOOQ. One value
 * whatever its length, so the text of a statement and its plan stay the same.
 */
final class ArrayBinding implements Binding<Object, Object[]> {
    private static final long serialVersionUID = 1L;
    private static final Converter<Object, Object[]> CONVERTER = Converter.ofNullable(Object.class, Object[].class,
            Object[].class::cast, array -> array);
    private final String type;

    private ArrayBinding(String type) {
        this.type = type;
    }

    /** Arrays of a type of PostgreSQL. */
    static DataType<Object[]> of(String type) {
        return SQLDataType.OTHER.asConvertedDataType(new ArrayBinding(type));
    }

    @Override
    public Converter<Object, Object[]> converter() {
        return CONVERTER;
    }

    @Override
    public void sql(BindingSQLContext<Object[]> context) {
        context.render().sql(context.variable()).sql("::").sql(type).sql("[]");
    }

    @Override
    public void set(BindingSetStatementContext<Object[]> context) throws SQLException {
        Connection connection = context.statement().getConnection();
        context.statement().setArray(context.index(), connection.createArrayOf(type, context.value()));
    }

    @Override
    public void register(BindingRegisterContext<Object[]> context) throws SQLException {
        throw oneWay();
    }

    @Override
    public void get(BindingGetResultSetContext<Object[]> context) throws SQLException {
        throw oneWay();
    }

    @Override
    public void get(BindingGetStatementContext<Object[]> context) throws SQLException {
        throw oneWay();
    }

    @Override
    public void set(BindingSetSQLOutputContext<Object[]> context) throws SQLException {
        throw oneWay();
    }

    @Override
    public void get(BindingGetSQLInputContext<Object[]> context) throws SQLException {
        throw oneWay();
    }

    private static SQLException oneWay() {
        return new SQLFeatureNotSupportedException("arrays are only sent");
    }
}
