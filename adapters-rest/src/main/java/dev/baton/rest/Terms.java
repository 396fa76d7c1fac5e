package dev.baton.rest;

import dev.baton.application.message.Messages;
import dev.baton.domain.agreement.Team;
import dev.baton.domain.lead.Stage;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Words of the written forms as people call them, with the word itself beside it: that is what is to be sent. */
final class Terms {
    private static final Messages MESSAGES = new Messages();

    private Terms() {
    }

    static Detail of(Stage stage) {
        return stages(List.of(stage));
    }

    static Detail stages(List<Stage> stages) {
        return all(stages, Stage::name, (stage, language) -> MESSAGES.of(stage, language.code()));
    }

    static Detail teams(List<Team> teams) {
        return all(teams, Team::code, (team, language) -> Sentences.term(team.code(), language));
    }

    /** A word that the catalogues have. */
    static Detail of(String code) {
        return all(List.of(code), word -> word, Sentences::term);
    }

    private static <T> Detail all(Collection<T> named, Function<T, String> code,
            BiFunction<T, Language, String> told) {
        return new Detail.Term(language -> named.stream().map(each -> language == Language.EN
                ? code.apply(each)
                : told.apply(each, language) + " (" + code.apply(each) + ")")
                .collect(Collectors.joining(language == Language.EN ? ", " : "، ")));
    }
}
