package dev.baton.bootstrap.demo;

import dev.baton.application.intake.Report;
import dev.baton.application.intake.ReportReader;
import dev.baton.application.intake.ReportReader.Defaults;
import dev.baton.bootstrap.demo.DemoPeople.Person;
import dev.baton.domain.form.BranchWriter;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Effects;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A year of what invented people did, generated from a seed and told by the feed {@value #FEED}. Most lose interest, some
 * come back, a few want to buy; all of it passes through the same reading as what a real sender tells.
 */
final class DemoYear {
    /** The feed that labels what was made up. */
    static final String FEED = "demo-data";
    private static final int DAYS = 360;

    private final SplittableRandom random;
    private final Defaults defaults;
    private final Instant from;

    /** How far somebody goes: how many visits, how they spread, what they do. */
    private enum Course {
        GLANCE(1, 6, 20, List.of("page-viewed", "email-sent", "email-opened")),
        CURIOUS(6, 25, 90,
                List.of("page-viewed", "page-viewed", "email-sent", "email-opened", "email-clicked",
                        "content-downloaded")),
        KEEN(12, 40, 60,
                List.of("page-viewed", "page-viewed", "email-clicked", "content-downloaded",
                        "webinar-attended", "demo-requested",
                        "meeting-booked")),
        TRYING(12, 40, 40,
                List.of("page-viewed", "trial-started", "product-used", "product-used",
                        "product-used", "plan-limit-reached"));

        private final int least;
        private final int most;
        private final int spread;
        private final List<String> types;

        Course(int least, int most, int spread, List<String> types) {
            this.least = least;
            this.most = most;
            this.spread = spread;
            this.types = types;
        }

        static Course of(SplittableRandom random) {
            double dice = random.nextDouble();
            return dice < 0.45 ? GLANCE : dice < 0.75 ? CURIOUS : dice < 0.93 ? KEEN : TRYING;
        }
    }

    DemoYear(long seed, Instant now) {
        this.random = new SplittableRandom(seed);
        this.defaults = new Defaults(now, FEED, Effects.ALL);
        this.from = now.minus(Duration.ofDays(DAYS)).truncatedTo(ChronoUnit.DAYS);
    }

    /** All reports, person by person, each in the order in which it occurred. */
    List<Report> reports(int people) {
        List<Report> reports = new ArrayList<>();
        for (Person person : DemoPeople.some(people, random)) {
            reports.addAll(lifeOf(person));
        }
        return reports;
    }

    private List<Report> lifeOf(Person person) {
        Course course = Course.of(random);
        // The keen ones are mostly of these weeks, so that there is something to see today.
        int begin = course == Course.GLANCE || random.nextInt(3) == 0
                ? random.nextInt(DAYS - 2)
                : DAYS - 2 - random.nextInt(Math.min(DAYS - 2, 2 * course.spread));
        Instant met = at(begin);
        List<Report> life = new ArrayList<>();
        life.add(valid(ReportReader.lead(lead(person, met), Pointer.ROOT, defaults)));
        int count = course.least + random.nextInt(course.most - course.least);
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            times.add(at(Math.min(DAYS - 1, begin + random.nextInt(course.spread))));
        }
        times.sort(Comparator.naturalOrder());
        for (int i = 0; i < count; i++) {
            life.add(valid(
                    ReportReader.engagement(engagement(person, i, DemoPeople.pick(course.types, random), times.get(i)),
                            Pointer.ROOT, defaults)));
        }
        return life;
    }

    private Instant at(int day) {
        return from.plus(Duration.ofDays(day)).plusSeconds(6 * 3_600 + random.nextInt(12 * 3_600));
    }

    private Tree lead(Person person, Instant met) {
        return Tree.branch().with("keys", Tree.branch().with("email", person.email()).done())
                .with("occurred-at", met.toString())
                .with("attributes", Tree.branch().with("name", person.name()).with("role", person.role())
                        .with("company.name", person.company()).with("company.employees", person.employees())
                        .with("company.industry", person.industry()).with("country", person.country()).done())
                .with("touches", Tree.branch()
                        .with("source",
                                DemoPeople.pick(List.of("organic", "referral", "ads", "social", "event"), random))
                        .with("campaign", "demo data, made up").done())
                .done();
    }

    private Tree engagement(Person person, int number, String type, Instant when) {
        String email = person.email();
        BranchWriter writer = Tree.branch().with("id", email + "/" + number)
                .with("keys", Tree.branch().with("email", email).done()).with("type", type)
                .with("occurred-at", when.toString());
        BranchWriter whole = switch (type) {
            case "page-viewed" -> writer.with("channel", "web").with("asset", asset(DemoPeople.pick(
                    List.of("/", "/features", "/pricing", "/blog/lead-scoring", "/customers"), random)));
            case "content-downloaded" -> writer.with("channel", "web").with("asset",
                    asset("/guides/" + DemoPeople.pick(List.of("handoff", "first-call", "funnel"), random) + ".pdf"));
            case "webinar-attended" -> writer.with("asset", asset("/webinars/" + (1 + random.nextInt(4))));
            default -> writer;
        };
        return whole.done();
    }

    private static Tree asset(String path) {
        return Tree.branch().with("url", "https://www.baton-demo.example" + path).done();
    }

    private static Report valid(Parsed<Report> parsed) {
        return switch (parsed) {
            case Parsed.Valid<Report>(Report report) -> report;
            case Parsed.Invalid<Report>(var objections) -> throw new IllegalStateException("demo data: " + objections);
        };
    }
}
