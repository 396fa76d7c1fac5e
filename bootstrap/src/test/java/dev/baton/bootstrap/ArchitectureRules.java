package dev.baton.bootstrap;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** What holds between the modules, for the classes under a root package. */
record ArchitectureRules(String root) {

    /** Which concepts of the domain a concept may know; it knows no others, so the arrows run one way. */
    static final Map<String, Set<String>> CONCEPTS = Map.ofEntries(
            Map.entry("form", Set.of()),
            Map.entry("agreement", Set.of()),
            Map.entry("worktime", Set.of("form")),
            Map.entry("lead", Set.of("form")),
            Map.entry("engagement", Set.of("form", "lead")),
            Map.entry("definition", Set.of("form", "lead", "engagement")),
            Map.entry("scoring", Set.of("form", "lead", "engagement", "definition")),
            Map.entry("qualification", Set.of("form", "lead", "engagement", "definition", "scoring")),
            Map.entry("team", Set.of("form", "worktime", "lead", "engagement", "definition")),
            Map.entry("checklist", Set.of("form", "lead", "engagement", "definition")),
            Map.entry("policy", Set.of("form", "lead", "engagement", "definition", "worktime")),
            Map.entry("handoff",
                    Set.of("form", "lead", "engagement", "definition", "worktime", "team", "policy")));

    /** Which packages of the application a package of it may know: conversations keep to themselves but for these. */
    static final Map<String, Set<String>> CONVERSATIONS = Map.ofEntries(
            Map.entry("access", Set.of()),
            Map.entry("message", Set.of()),
            Map.entry("feed", Set.of()),
            Map.entry("funnel", Set.of()),
            Map.entry("repeat", Set.of()),
            Map.entry("attribute", Set.of()),
            Map.entry("alert", Set.of()),
            Map.entry("announcement", Set.of("alert")),
            Map.entry("team", Set.of("access", "agreement")),
            Map.entry("agreement", Set.of()),
            Map.entry("intake", Set.of("attribute", "alert", "announcement")),
            Map.entry("definition", Set.of("agreement", "attribute", "alert", "announcement", "intake")),
            Map.entry("policy", Set.of("agreement", "attribute", "alert", "announcement", "intake", "definition")),
            Map.entry("lead", Set.of("agreement", "attribute", "alert", "announcement", "intake", "definition")),
            Map.entry("checklist", Set.of("agreement", "attribute", "announcement", "alert", "intake", "definition",
                    "lead", "message")),
            Map.entry("handoff",
                    Set.of("agreement", "attribute", "alert", "announcement", "intake", "definition", "lead",
                            "team", "access", "message", "checklist", "policy")),
            Map.entry("alerting", Set.of("agreement", "attribute", "alert", "announcement", "intake", "definition",
                    "lead", "team", "access", "message", "checklist", "policy", "handoff")));

    /** The packages of ours that a module may use beside its own. */
    static final Map<String, List<String>> OURS = Map.of(
            "domain", List.of(),
            "application", List.of("domain"),
            "form", List.of("domain"),
            "rest", List.of("domain", "application", "form"),
            "persistence", List.of("domain", "application", "form"),
            "email", List.of("domain", "application", "form"),
            "alerts", List.of("domain", "application"),
            "cli", List.of("domain.form", "form"),
            "bootstrap", List.of("domain", "application", "form", "rest", "persistence", "email", "alerts", "cli"));

    /** The packages of others that a module may use beside the JDK. A library that joins is added here on purpose. */
    static final Map<String, List<String>> LIBRARIES = Map.of(
            "domain", List.of(),
            "application", List.of(),
            "form", List.of("tools.jackson.core..", "org.snakeyaml.engine.v2.."),
            "rest", List.of("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..", "kotlin..", "io.micrometer..",
                    "io.github.bucket4j..", "com.nimbusds..", "io.opentelemetry.api..", "io.opentelemetry.context..",
                    "org.slf4j.."),
            "persistence",
            List.of("org.jooq..", "com.zaxxer.hikari..", "org.postgresql..", "org.flywaydb.core..",
                    "org.flywaydb.database..",
                    "org.apache.commons.compress..", "org.tukaani.xz..", "org.slf4j..", "io.opentelemetry.api..",
                    "io.opentelemetry.context.."),
            "email", List.of("org.slf4j..", "io.opentelemetry.api..", "io.opentelemetry.context.."),
            "alerts", List.of("org.apache.hc..", "jakarta.mail..", "jakarta.activation..", "org.eclipse.angus.mail..",
                    "com.ibm.icu.."),
            "cli", List.of("picocli..", "de.siegmar.fastcsv.."),
            "bootstrap", List.of("org.springframework..", "org.slf4j..", "picocli..", "io.opentelemetry..",
                    "com.ibm.icu..", "com.sun.net.httpserver.."));

    /** Everybody's; a primitive lies in the package without a name. */
    private static final List<String> JDK = List.of("java..", "javax..", "org.jspecify.annotations..", "");

    private static final List<String> FORBIDDEN_ENDINGS = List.of("Impl", "Manager", "Helper", "Util", "Utils", "DTO",
            "Dto", "VO", "Entity", "Port", "UseCase");

    private static final List<String> FORBIDDEN_PACKAGES = List.of("..util..", "..utils..", "..common..", "..shared..",
            "..impl..", "..dto..");

    Map<String, ArchRule> all() {
        var rules = new LinkedHashMap<String, ArchRule>();
        OURS.keySet().stream().sorted().forEach(module -> rules.put(module + " uses what it may", allowed(module)));
        rules.put("layers", layers());
        rules.put("the core asks for no time, id or chance", theCoreNeverAsks());
        rules.put("concepts", arrows("domain", CONCEPTS));
        rules.put("conversations", arrows("application", CONVERSATIONS));
        rules.put("outcomes are sealed", outcomesAreSealed());
        rules.put("outcomes are values", outcomesAreValues());
        rules.put("names", names());
        rules.put("packages", packages());
        return rules;
    }

    private ArchRule allowed(String module) {
        var packages = new ArrayList<>(JDK);
        packages.add(under(module));
        OURS.get(module).stream().map(this::under).forEach(packages::add);
        packages.addAll(LIBRARIES.get(module));
        return classes().that().resideInAPackage(under(module)).should()
                .onlyDependOnClassesThat().resideInAnyPackage(packages.toArray(String[]::new));
    }

    private ArchRule layers() {
        var layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String module : OURS.keySet()) {
            layers = layers.layer(module).definedBy(under(module));
        }
        for (String module : OURS.keySet()) {
            String[] users = usersOf(module);
            layers = users.length == 0
                    ? layers.whereLayer(module).mayNotBeAccessedByAnyLayer()
                    : layers.whereLayer(module).mayOnlyBeAccessedByLayers(users);
        }
        return layers.ensureAllClassesAreContainedInArchitecture();
    }

    private static String[] usersOf(String module) {
        return OURS.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(used -> used.split("\\.")[0].equals(module)))
                .map(Map.Entry::getKey).toArray(String[]::new);
    }

    private ArchRule theCoreNeverAsks() {
        return noClasses().that().resideInAnyPackage(under("domain"), under("application"))
                .should(accessTargetWhere(describe("asks for the time, an id or chance", ArchitectureRules::asks)))
                .because("the core is told the time and its ids");
    }

    /** By target and not by call, so that a method reference is seen too. */
    private static boolean asks(JavaAccess<?> access) {
        JavaClass owner = access.getTarget().getOwner();
        String name = access.getTarget().getName();
        return switch (owner.getFullName()) {
            case "java.lang.System" -> name.equals("currentTimeMillis") || name.equals("nanoTime");
            case "java.lang.Math", "java.lang.StrictMath" -> name.equals("random");
            case "java.util.UUID" -> name.equals("randomUUID");
            case "java.time.Clock" -> name.startsWith("system") || name.startsWith("tick");
            case "java.time.InstantSource" -> name.equals("system");
            case "java.time.ZoneId" -> name.equals("systemDefault");
            case "java.util.Locale", "java.util.TimeZone" -> name.equals("getDefault");
            case "java.util.Date" -> name.equals("<init>") && parameters(access).isEmpty();
            default -> isNow(access) || makesChance(owner, name);
        };
    }

    private static boolean isNow(JavaAccess<?> access) {
        return access.getTarget().getOwner().getPackageName().startsWith("java.time")
                && access.getTarget().getName().equals("now")
                && parameters(access).stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
    }

    /** A generator may be handed in; to make one is to ask. */
    private static boolean makesChance(JavaClass owner, String name) {
        return owner.isAssignableTo(RandomGenerator.class)
                && Set.of("<init>", "current", "of", "getDefault", "getInstanceStrong").contains(name);
    }

    private static List<JavaClass> parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target ? target.getRawParameterTypes() : List.of();
    }

    private ArchRule arrows(String module, Map<String, Set<String>> arrows) {
        return classes().that().resideInAPackage(under(module)).and().doNotHaveSimpleName("package-info")
                .should(new ArchCondition<>("follow the arrows within " + module) {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        checkArrows(module, arrows, type, events);
                    }
                });
    }

    private void checkArrows(String module, Map<String, Set<String>> arrows, JavaClass type, ConditionEvents events) {
        String concept = conceptOf(module, type).orElse("");
        if (arrows.containsKey(concept)) {
            Predicate<Dependency> mayGo = arrow -> conceptOf(module, arrow.getTargetClass().getBaseComponentType())
                    .map(target -> target.equals(concept) || arrows.get(concept).contains(target)).orElse(true);
            type.getDirectDependenciesFromSelf().stream().filter(mayGo.negate())
                    .forEach(arrow -> events.add(violated(arrow, arrow.getDescription())));
        } else {
            events.add(violated(type, type.getName() + " lies in no package whose arrows are written down in "
                    + ArchitectureRules.class.getName()));
        }
    }

    private Optional<String> conceptOf(String module, JavaClass type) {
        String beginning = root + "." + module + ".";
        return Optional.of(type.getPackageName()).filter(name -> name.startsWith(beginning))
                .map(name -> name.substring(beginning.length()).split("\\.")[0]);
    }

    /** A port is an interface of its own; one within another type says what may come of something. */
    private ArchRule outcomesAreSealed() {
        return classes().that().resideInAPackage(under("application")).and().areInterfaces().and().areNestedClasses()
                .and().areNotPrivate()
                .should(have(describe("all their cases written down", type -> type.reflect().isSealed())))
                .because("whoever is told an outcome must be made to think of each");
    }

    private ArchRule outcomesAreValues() {
        return codeUnits().that().areDeclaredInClassesThat().resideInAnyPackage(under("domain"), under("application"))
                .and().arePublic()
                .should(have(describe("no checked exception", unit -> unit.getThrowsClause().getTypes().stream()
                        .noneMatch(ArchitectureRules::isChecked))))
                .because("what may come of something is a value; exceptions are bugs or a broken infrastructure");
    }

    private static boolean isChecked(JavaClass thrown) {
        return !thrown.isAssignableTo(RuntimeException.class) && !thrown.isAssignableTo(Error.class);
    }

    private ArchRule names() {
        return noClasses().that(areWritten())
                .should().haveNameMatching(".*[.$a-z0-9](" + String.join("|", FORBIDDEN_ENDINGS) + ")")
                .because("a type is named by a word of the business; where it lives says its role");
    }

    private ArchRule packages() {
        return noClasses().that(areWritten())
                .should().resideInAnyPackage(FORBIDDEN_PACKAGES.toArray(String[]::new))
                .because("such a name says nothing about what lies there");
    }

    /** Generated classes are named after tables. */
    private DescribedPredicate<JavaClass> areWritten() {
        return describe("are written by hand",
                type -> !type.getPackageName().startsWith(root + ".persistence.schema"));
    }

    private String under(String name) {
        return root + "." + name + "..";
    }
}
