package dev.baton.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds between the modules; and that each rule can fail. */
class ArchitectureTest {

    private static final String ROOT = "dev.baton";
    private static final String PLANTED = "dev.baton.planted";
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar")).importPackages(ROOT);
    private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(PLANTED);

    @TestFactory
    Stream<DynamicTest> holds() {
        return new ArchitectureRules(ROOT).all().entrySet().stream()
                .map(rule -> dynamicTest(rule.getKey(), () -> rule.getValue().check(OURS)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
            "domain uses what it may, domain.lead.KnowsTheApplication",
            "domain uses what it may, domain.lead.KnowsALibrary",
            "application uses what it may, application.KnowsAnAdapter",
            "form uses what it may, form.KnowsTheApplication",
            "rest uses what it may, rest.KnowsSpring",
            "rest uses what it may, rest.KnowsAnotherAdapter",
            "persistence uses what it may, persistence.KnowsJavalin",
            "email uses what it may, email.KnowsJooq",
            "alerts uses what it may, alerts.KnowsAnotherAdapter",
            "cli uses what it may, cli.KnowsTheLead",
            "bootstrap uses what it may, bootstrap.KnowsJooqAndJavalin",
            "layers, rest.KnowsAnotherAdapter",
            "layers, application.KnowsAnAdapter",
            "layers, email.KnowsBootstrap",
            "layers, nowhere.LiesInNoLayer",
            "'the core asks for no time, id or chance', domain.lead.AsksInstant",
            "'the core asks for no time, id or chance', domain.lead.AsksByReference",
            "'the core asks for no time, id or chance', domain.lead.AsksClock",
            "'the core asks for no time, id or chance', domain.lead.AsksSystem",
            "'the core asks for no time, id or chance', domain.lead.AsksId",
            "'the core asks for no time, id or chance', domain.lead.AsksChance",
            "'the core asks for no time, id or chance', application.AsksChanceOfMath",
            "names, rest.LeadManager",
            "names, rest.LeadManager$NestedDTO",
            "packages, rest.util.LiesInUtil",
            "concepts, domain.form.KnowsTheLead",
            "concepts, domain.unheard.LiesInAnUnheardConcept",
            "concepts, domain.LiesInNoConcept",
            "conversations, application.message.KnowsTheIntake",
            "conversations, application.Innocent",
            "outcomes are sealed, application.intake.LeavesItsOutcomeOpen$Outcome",
            "outcomes are values, application.intake.ThrowsWhatCameOfIt"})
    void a_planted_violation_is_found(String rule, String violator) {
        var result = new ArchitectureRules(PLANTED).all().get(rule).evaluate(VIOLATIONS);
        assertThat(result.getFailureReport().getDetails())
                .anyMatch(detail -> detail.contains(PLANTED + "." + violator));
    }

    @Test
    void what_is_told_the_time_is_not_blamed() {
        var result = new ArchitectureRules(PLANTED).all().get("the core asks for no time, id or chance")
                .evaluate(VIOLATIONS);
        assertThat(result.getFailureReport().getDetails()).noneMatch(detail -> detail.contains("IsTold"));
    }

    @Test
    void each_package_of_ours_named_in_a_rule_exists() {
        assertThat(ArchitectureRules.LIBRARIES).containsOnlyKeys(ArchitectureRules.OURS.keySet());
        var named = Stream.concat(ArchitectureRules.OURS.keySet().stream(),
                ArchitectureRules.OURS.values().stream().flatMap(List::stream)).distinct();
        assertThat(named).allSatisfy(name -> assertThat(OURS)
                .anyMatch(type -> (type.getPackageName() + ".").startsWith(ROOT + "." + name + ".")));
    }

    @Test
    void each_library_named_in_a_rule_exists() {
        assertThat(ArchitectureRules.LIBRARIES.values().stream().flatMap(List::stream).distinct())
                .allMatch(name -> isThere(name.replace("..", "")));
    }

    /** On the class path, or a package of the JDK's own. */
    private static boolean isThere(String name) {
        return ArchitectureTest.class.getClassLoader().getResource(name.replace('.', '/')) != null
                || ModuleLayer.boot().modules().stream().anyMatch(module -> module.getPackages().contains(name));
    }

    @Test
    void the_arrows_go_round_no_circle() {
        assertThat(List.of(ArchitectureRules.CONCEPTS, ArchitectureRules.CONVERSATIONS)).allSatisfy(
                arrows -> assertThat(arrows).allSatisfy((from, known) -> assertThat(known).allSatisfy(
                        target -> assertThat(arrows.get(target)).isNotNull().isSubsetOf(known).doesNotContain(from))));
    }

    @Test
    void what_is_sealed_within_its_type_or_throws_a_bug_is_not_blamed() {
        assertThat(Stream.of("outcomes are sealed", "outcomes are values")
                .map(rule -> new ArchitectureRules(PLANTED).all().get(rule).evaluate(VIOLATIONS).getFailureReport()))
                .allSatisfy(report -> assertThat(report.getDetails())
                        .noneMatch(detail -> detail.contains("SaysWhatCameOfIt")));
    }
}
