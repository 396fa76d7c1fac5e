package dev.baton.domain.qualification;

import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.lead.Statement.Outcome;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Why a stage changed. */
public sealed interface Cause {

    /** What a stage rule asks for came to hold. */
    record Entered(JudgedBy by, Stage rule) implements Cause {}

    /** What takes a lead out of a stage came to hold. */
    record Left(JudgedBy by, Stage rule) implements Cause {}

    /** The lead became a customer, and nobody sells a customer the first deal. */
    record BecameCustomer(JudgedBy by) implements Cause {}

    /** The lead is a customer no more, and more is sold to customers only. */
    record NoLongerCustomer(JudgedBy by) implements Cause {}

    /** An exclusion came to hold, named by its id in the version. */
    record Excluded(JudgedBy by, String exclusion) implements Cause {}

    /** No exclusion holds any more. */
    record Readmitted(JudgedBy by) implements Cause {}

    /** A CRM or an import told how the deal ended. */
    record Decided(Outcome outcome) implements Cause {}

    /**
     * A person decided so.
     *
     * @param by the name of whoever decided
     */
    record ByPerson(String by, Optional<String> reason, Act act) implements Cause {}

    /** What a person did. */
    enum Act {
        /** A legal move. */
        MOVED,
        /** Put the lead where the machine would not. */
        OVERRIDDEN,
        /** Let the machine's own opinion be shown again. */
        LIFTED;

        /** By their codes. */
        public static final Map<String, Act> WORDS = Map.of("moved", MOVED, "overridden", OVERRIDDEN, "lifted", LIFTED);

        /** Its name in written forms, e.g. {@code lifted}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Facts that came late, or a new judgement, changed what was so; the history as recorded stays. */
    record Corrected(JudgedBy by) implements Cause {}
}
