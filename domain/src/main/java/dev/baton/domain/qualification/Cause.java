package dev.baton.domain.qualification;

import dev.baton.domain.lead.Stage;
import dev.baton.domain.lead.Statement.JudgedBy;
import dev.baton.domain.lead.Statement.Outcome;
import java.util.Optional;

/** Why a stage changed. */
public sealed interface Cause {

    /** What a stage rule asks for came to hold. */
    record Entered(JudgedBy by, Stage rule) implements Cause {}

    /** What takes a lead out of a stage came to hold. */
    record Left(JudgedBy by, Stage rule) implements Cause {}

    /** An exclusion came to hold, named by its id in the version. */
    record Excluded(JudgedBy by, String exclusion) implements Cause {}

    /** No exclusion holds any more. */
    record Readmitted(JudgedBy by) implements Cause {}

    /** A CRM or an import told how the deal ended. */
    record Decided(Outcome outcome) implements Cause {}

    /**
     * A person decided so.
     *
     * @param by       the name of whoever decided
     * @param override whether against the machine
     */
    record ByPerson(String by, Optional<String> reason, boolean override) implements Cause {}

    /** Facts that came late, or a new judgement, changed what was so; the history as recorded stays. */
    record Corrected(JudgedBy by) implements Cause {}
}
