package dev.baton.bootstrap;

import dev.baton.application.announcement.Vault;
import dev.baton.bootstrap.configuration.Configuration;
import dev.baton.bootstrap.configuration.Setting;
import dev.baton.bootstrap.doctor.Doctor;
import dev.baton.bootstrap.doctor.Finding;
import dev.baton.bootstrap.doctor.Finding.Verdict;
import dev.baton.cli.ending.ExitCode;
import dev.baton.cli.screen.Surroundings;
import dev.baton.domain.form.Tree;
import dev.baton.form.Json;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells whether everything is as Baton needs it. */
@Command(name = "doctor", mixinStandardHelpOptions = true, sortOptions = false, usageHelpAutoWidth = true, header = "Look whether machine, directory, port, database and mail server are fit for Baton.", description = "%nTakes the settings of serve and changes nothing. Exits with 1 if something is wrong.%n")
final class DoctorCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    private DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    static CommandLine of(Surroundings surroundings) {
        return SettingFlags.on(new DoctorCommand(surroundings), List.of(Setting.values()));
    }

    @Override
    public Integer call() {
        List<Finding> findings = findings(SettingFlags.said(spec, surroundings.environment()));
        boolean wrong = findings.stream().anyMatch(each -> each.verdict() == Verdict.WRONG);
        if (json) {
            surroundings.out().println(Json.text(Tree.branch().with("fine", !wrong)
                    .with("findings", findings, DoctorCommand::tree).done()));
        } else {
            findings.forEach(each -> surroundings.out().printf("%-8s  %-11s  %s%n", each.verdict().word(),
                    each.about(), each.said()));
        }
        return (wrong ? ExitCode.INCOMPLETE : ExitCode.FINE).number();
    }

    private List<Finding> findings(Configuration configuration) {
        if (!configuration.mistakes().isEmpty()) {
            return Doctor.mistakes(configuration);
        }
        Settings settings = Settings.of(configuration);
        return Doctor.look(configuration, settings.database(),
                settings.webhooks().key().or(() -> SecretKey.kept(settings.secretKey()))
                        .map(key -> new Vault(key, () -> new byte[Vault.KEY])),
                surroundings.clock());
    }

    private static Tree tree(Finding finding) {
        return Tree.branch().with("about", finding.about()).with("verdict", finding.verdict().word())
                .with("said", finding.said()).done();
    }
}
