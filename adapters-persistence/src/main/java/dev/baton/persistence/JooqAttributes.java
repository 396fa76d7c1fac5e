package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.ATTRIBUTE_TYPE;

import dev.baton.application.attribute.Attributes;
import dev.baton.domain.lead.AttributeValue;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The catalogue of attributes in PostgreSQL. */
record JooqAttributes(DSLContext sql) implements Attributes {

    @Override
    public List<Attribute> list() {
        return Trouble.told(() -> sql.selectFrom(ATTRIBUTE_TYPE).orderBy(ATTRIBUTE_TYPE.NAME)
                .fetch(JooqAttributes::attribute));
    }

    private static Attribute attribute(Record row) {
        return new Attribute(row.get(ATTRIBUTE_TYPE.NAME),
                AttributeValue.Type.of(row.get(ATTRIBUTE_TYPE.TYPE)).orElseThrow());
    }

    /** Two statements: the second sees what somebody else declared while the first waited for him. */
    @Override
    public Attribute declare(Attribute attribute) {
        return Trouble.told(() -> {
            sql.insertInto(ATTRIBUTE_TYPE).set(ATTRIBUTE_TYPE.NAME, attribute.name())
                    .set(ATTRIBUTE_TYPE.TYPE, attribute.type().code()).onConflictDoNothing().execute();
            return sql.selectFrom(ATTRIBUTE_TYPE).where(ATTRIBUTE_TYPE.NAME.eq(attribute.name()))
                    .fetchSingle(JooqAttributes::attribute);
        });
    }
}
