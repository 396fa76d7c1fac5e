package dev.baton.bootstrap.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What holds for each setting, and everything that is wrong. A flag wins over its variable, a variable over the file, the
 * file over what is usual.
 *
 * @param chosen   a value for every setting
 * @param mistakes each with the setting, where it was said, and what would be right
 */
public record Configuration(Map<Setting, Chosen> chosen, List<String> mistakes) {
    /** Names the file. */
    public static final String FILE_VARIABLE = "BATON_CONFIG";
    private static final String PREFIX = "BATON_";
    /** Variables that are no settings: of the launcher, of commands that ask a server, of the tests on large data. */
    private static final Set<String> OTHERS = Set.of(FILE_VARIABLE, "BATON_URL", "BATON_KEY", "BATON_JAVA_OPTS",
            "BATON_OLIST");
    /** Kubernetes tells pods so of a service that is called baton. */
    private static final List<String> OF_A_SERVICE = List.of("BATON_SERVICE_", "BATON_PORT_");
    /** Read where no file is named, if it is there. */
    public static final Path USUAL_FILE = Path.of("baton.yaml");

    /**
     * Reads all that was said.
     *
     * @param flags       what the command line says of each setting
     * @param file        what the command line says of the file
     * @param environment the variables
     */
    public static Configuration read(Map<Setting, String> flags, Optional<Path> file,
            Map<String, String> environment) {
        Optional<Path> place = file.or(() -> said(environment, FILE_VARIABLE).map(Path::of))
                .or(() -> Optional.of(USUAL_FILE).filter(Files::exists));
        ConfigurationFile written = place.map(ConfigurationFile::read).orElseGet(ConfigurationFile::none);
        Map<Setting, Chosen> chosen = Arrays.stream(Setting.values()).collect(Collectors.toMap(setting -> setting,
                setting -> choose(setting, flags, environment, written, place),
                (one, _) -> one, () -> new EnumMap<>(Setting.class)));
        List<String> mistakes = new ArrayList<>(written.mistakes());
        chosen.values().forEach(each -> each.mistake().ifPresent(mistakes::add));
        mistakes.addAll(unknown(environment));
        mistakes.addAll(HalfSaid.in(chosen));
        return new Configuration(chosen, List.copyOf(mistakes));
    }

    /** A variable that looks like ours and is none is a slip that would else be found out in production. */
    private static List<String> unknown(Map<String, String> environment) {
        List<String> known = Stream.concat(Arrays.stream(Setting.values()).map(Setting::variable), OTHERS.stream())
                .toList();
        return environment.keySet().stream().filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                .filter(name -> OF_A_SERVICE.stream().noneMatch(name::startsWith)).sorted()
                .map(name -> name + ": there is no such variable" + Spelling.nearest(name, known)
                        .map(meant -> "; did you mean " + meant + "?").orElse(""))
                .toList();
    }

    private static Chosen choose(Setting setting, Map<Setting, String> flags, Map<String, String> environment,
            ConfigurationFile written, Optional<Path> file) {
        Optional<String> flag = Optional.ofNullable(flags.get(setting));
        if (flag.isPresent()) {
            return new Chosen(setting, flag.get(), setting.flag());
        }
        Optional<String> variable = said(environment, setting.variable());
        if (variable.isPresent()) {
            return new Chosen(setting, variable.get(), Optional.of(setting.variable()));
        }
        return Optional.ofNullable(written.texts().get(setting))
                .map(text -> new Chosen(setting, text, file.map(name -> name + ", " + setting.key())))
                .orElseGet(() -> new Chosen(setting, setting.usual(), Optional.empty()));
    }

    /** A variable that is set to nothing is as good as none: that is how a unit or a container takes one back. */
    private static Optional<String> said(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }

    /** The value of a setting. */
    public String text(Setting setting) {
        return chosen.getOrDefault(setting, new Chosen(setting, setting.usual(), Optional.empty())).text();
    }

    /** The directory of the server, also where something else is wrong: clients look for its key there. */
    public Path data() {
        return Path.of(Setting.DATA.fits(text(Setting.DATA)) ? text(Setting.DATA) : Setting.DATA.usual());
    }
}
