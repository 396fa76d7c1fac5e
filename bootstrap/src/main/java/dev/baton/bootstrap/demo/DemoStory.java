package dev.baton.bootstrap.demo;

import dev.baton.application.intake.Report;
import dev.baton.application.intake.ReportReader;
import dev.baton.application.intake.ReportReader.Defaults;
import dev.baton.domain.form.Parsed;
import dev.baton.domain.form.Pointer;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Effects;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Five addresses of four invented people, each with a short history that shows one thing. */
final class DemoStory {
    /** Whose interest fades until nobody calls any more. */
    static final String VERA = "vera@wanes.example";
    /** Whom sales accepts. */
    static final String ADAM = "adam@accepted.example";
    /** Whom sales gives back. */
    static final String RITA = "rita@returned.example";
    /** Who writes from work. */
    static final String NORA = "nora@twice.example";
    /** And from home. */
    static final String NORA_AT_HOME = "nora@home.example";
    /** How many leads they are once it is known that two of them are one. */
    static final int PEOPLE = 4;

    private final Instant begun;
    private final Defaults defaults;
    private final List<Report> reports = new ArrayList<>();

    private DemoStory(Instant begun) {
        this.begun = begun;
        this.defaults = new Defaults(begun, DemoYear.FEED, Effects.ALL);
    }

    /** What is told of them. */
    static List<Report> reports(Instant begun) {
        DemoStory story = new DemoStory(begun);
        story.person(VERA, "Vera Wanes", 50);
        story.read(VERA, 40, "handoff", "first-call", "funnel");
        story.clicked(VERA, 41, 41, 40, 40, 20, 2);
        story.person(ADAM, "Adam Accepted", 20);
        story.read(ADAM, 6, "handoff", "first-call");
        story.asked(ADAM, 3);
        story.person(RITA, "Rita Returned", 20);
        story.read(RITA, 5, "funnel");
        story.asked(RITA, 4);
        story.person(NORA, "Nora Twice", 30);
        story.read(NORA, 8, "handoff", "funnel");
        story.person(NORA_AT_HOME, "Nora Twice", 25);
        story.read(NORA_AT_HOME, 4, "first-call");
        story.clicked(NORA_AT_HOME, 4, 3);
        return story.reports;
    }

    private void person(String email, String name, int daysAgo) {
        add(ReportReader.lead(Tree.branch().with("keys", keys(email)).with("occurred-at", ago(daysAgo))
                .with("attributes", Tree.branch().with("name", name).with("role", "CEO")
                        .with("company.name", "Inventa Foundry").with("company.employees", 300)
                        .with("company.industry", "manufacturing").done())
                .done(), Pointer.ROOT, defaults));
    }

    private void read(String email, int daysAgo, String... guides) {
        for (String guide : guides) {
            engaged(email, "content-downloaded", daysAgo, "https://www.baton-demo.example/guides/" + guide + ".pdf");
        }
    }

    private void clicked(String email, int... daysAgo) {
        for (int days : daysAgo) {
            engaged(email, "email-clicked", days, "https://www.baton-demo.example/");
        }
    }

    private void asked(String email, int daysAgo) {
        engaged(email, "demo-requested", daysAgo, "https://www.baton-demo.example/demo");
    }

    private void engaged(String email, String type, int daysAgo, String url) {
        add(ReportReader.engagement(Tree.branch().with("id", email + "/" + reports.size()).with("keys", keys(email))
                .with("type", type).with("occurred-at", ago(daysAgo))
                .with("asset", Tree.branch().with("url", url).done())
                .done(), Pointer.ROOT, defaults));
    }

    private static Tree keys(String email) {
        return Tree.branch().with("email", email).done();
    }

    private String ago(int days) {
        return begun.minus(Duration.ofDays(days)).toString();
    }

    private void add(Parsed<Report> parsed) {
        switch (parsed) {
            case Parsed.Valid<Report>(Report report) -> reports.add(report);
            case Parsed.Invalid<Report>(var objections) -> throw new IllegalStateException("demo data: " + objections);
        }
    }
}
