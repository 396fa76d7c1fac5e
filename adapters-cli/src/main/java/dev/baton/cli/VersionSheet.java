package dev.baton.cli;

import dev.baton.cli.screen.Letters;
import dev.baton.cli.server.Look;
import dev.baton.domain.form.Tree;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a version is shown: which it is and how it stands, who signed it, and what the server remarked about it.
 *
 * @param kind of which the version is
 */
record VersionSheet(VersionPath kind) {
    private static final String REVIEW = "review";

    /** Until when the teams look at what is active again, and whether it is time to. */
    static Optional<String> review(Tree version) {
        return Look.text(version, REVIEW, "by").map(by -> by + " ("
                + Letters.harmless(Look.text(version, REVIEW, "status").orElse("?")) + ")");
    }

    /** Who signed, for which team, and who let it be active although signatures are missing. */
    Optional<String> signers(Tree version) {
        Stream<String> waived = Look.text(version, "unsigned", "by").stream().map(by -> "not all signed: "
                + Letters.harmless(by) + " " + kind.waived() + ", “"
                + Letters.harmless(Look.text(version, "unsigned", "reason").orElse("?")) + "”");
        Stream<String> signed = Look.items(version, "signatures").stream()
                .map(each -> "signed by " + Letters.harmless(Look.text(each, "name").orElse("?")) + " ("
                        + Look.text(each, "team").orElse("?") + ")");
        return Optional.of(Stream.concat(signed, waived).collect(Collectors.joining(", ")))
                .filter(text -> !text.isEmpty());
    }

    /** Tells how a version stands now. */
    void tell(ServerCommand command, Tree version) {
        if (command.json()) {
            command.context().print(version);
        } else {
            command.context().print(Look.text(version, kind.word()).orElse("?") + " version "
                    + Look.text(version, "version").orElse("?") + ": "
                    + Look.text(version, "status").orElse("?")
                    + signers(version).map(signers -> ", " + signers).orElse(""));
            remark(command.context(), version);
            Look.text(version, "operation").ifPresent(path -> command.context().say(
                    "Leads are counted anew; to look on: baton rescore --wait, baton operation show "
                            + Letters.harmless(path.substring(path.lastIndexOf('/') + 1))));
        }
    }

    /** Tells how the scenarios come out, and what can never come true. */
    static void remark(Context context, Tree answer) {
        Look.items(answer, "scenarios").forEach(scenario -> play(context, scenario));
        Look.items(answer, "warnings").forEach(each -> context.say("  warning: "
                + Letters.harmless(Look.text(each, "pointer").orElse("")) + ": "
                + Letters.harmless(Look.text(each, "message").orElse(""))));
    }

    /** How a scenario comes out, and if it fails what came out otherwise. */
    private static void play(Context context, Tree scenario) {
        context.print("  scenario “" + Letters.harmless(Look.text(scenario, "title").orElse("?")) + "”: "
                + Look.text(scenario, "stage").orElse("?") + ", total "
                + Look.text(scenario, "score", "total").orElse("?"));
        Look.items(scenario, "failures").forEach(each -> context.say("    fails: "
                + Letters.harmless(Look.text(each, "message").orElse(""))));
    }
}
