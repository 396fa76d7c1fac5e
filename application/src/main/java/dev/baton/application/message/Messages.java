package dev.baton.application.message;

import dev.baton.domain.checklist.Gap;
import dev.baton.domain.definition.VersionChange;
import dev.baton.domain.definition.Warning;
import dev.baton.domain.form.Objection;
import dev.baton.domain.form.Texts;
import dev.baton.domain.handoff.Choice;
import dev.baton.domain.handoff.HandoffState;
import dev.baton.domain.lead.Stage;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The sentences that people read, in English, Persian and Arabic. */
public final class Messages {
    /** The languages there are; the first is the one for everybody else. */
    public static final List<String> LANGUAGES = List.of("en", "fa", "ar");
    private static final String CATALOGUE = "dev.baton.application.message.messages";
    private final Map<String, ResourceBundle> catalogues = Map.of("en", catalogue("en"), "fa", catalogue("fa"), "ar",
            catalogue("ar"));

    /** What is wrong and what would be right, as a sentence. */
    public String of(Objection objection, String language) {
        String key = "flaw." + objection.flaw().code();
        return sentence(hasNoChoice(objection) ? key + ".none" : key, switch (objection.flaw()) {
            case WRONG_TYPE -> objection.details().stream().map(kind -> kind(kind, language)).toList();
            case UNEXPECTED_STAGE -> staged(objection.details(), language);
            case UNREADABLE -> explained(objection.details(), language);
            default -> objection.details();
        }, language);
    }

    /** The scenario, and two stages. */
    private List<String> staged(List<String> details, String language) {
        return IntStream.range(0, details.size()).mapToObj(i -> i == 0 || language.equals("en")
                ? details.get(i)
                : word("stage." + details.get(i).toLowerCase(Locale.ROOT).replace('_', '-'), details.get(i), language))
                .toList();
    }

    /** Line, column, and why; in English as it was said. */
    private List<String> explained(List<String> details, String language) {
        ResourceBundle catalogue = catalogues.getOrDefault(language, catalogue("en"));
        return IntStream.range(0, details.size()).mapToObj(i -> i < 2
                ? details.get(i)
                : new Unreadable(details.get(i)).in((key, counted) -> catalogue.containsKey(key)
                        ? Optional.of(sentence(key, counted, language))
                        : Optional.empty()))
                .toList();
    }

    /** A kind of thing in a written form, as people call it. */
    private String kind(String kind, String language) {
        return word("kind." + kind.replace(' ', '-'), kind, language);
    }

    /** Where there is nothing that could be meant, no empty list is told. */
    private static boolean hasNoChoice(Objection objection) {
        return objection.flaw() == Objection.Flaw.UNKNOWN_REFERENCE && objection.details().getLast().isEmpty();
    }

    /** What can never come true, as a sentence. */
    public String of(Warning warning, String language) {
        return sentence("warning." + warning.doubt().code(), warning.details(), language);
    }

    /** Why a question is still to be asked, as a sentence. */
    public String of(Gap.Reason reason, String question, String language) {
        return sentence("gap." + reason.code(), List.of(question), language);
    }

    /** Why a rep was chosen, as a sentence. @param whom the rep; the team where nobody was */
    public String of(Choice.Because because, String whom, String language) {
        return sentence("because." + because.code(), List.of(whom), language);
    }

    /** Why somebody who would have come first was not chosen, as a sentence. */
    public String of(Choice.PassedOver over, String name, String language) {
        return sentence("passed-over." + over.why().code(),
                List.of(name, sentence("as." + over.as().code(), List.of(), language)), language);
    }

    /** Why nobody is offered a lead that is ready, as a sentence. @param why its code */
    public String ofWaiting(String why, String language) {
        return sentence("miss." + why, List.of(), language);
    }

    /** Where a handoff is, as a word within a sentence. */
    public String of(HandoffState state, String language) {
        return sentence("state." + state.code(), List.of(), language);
    }

    /** Why an offer was taken back, as a part of a sentence. @param why its code */
    public String ofWithdrawn(String why, String language) {
        return sentence("withdrawn." + why, List.of(), language);
    }

    /** A word of the page that is printed of a handoff. */
    public String ofPage(String word, String language, Object... details) {
        return sentence("page." + word, Stream.of(details).map(String::valueOf).toList(), language);
    }

    /** What a letter says, as a sentence or a part of one. */
    public String of(Phrase phrase, List<String> details, String language) {
        return sentence("letter." + phrase.code(), details, language);
    }

    /** A type of engagement as people call it; one of a sender's own by its name. */
    public String engagement(String type, String language) {
        return word("engagement." + type, type, language);
    }

    /** A stage as people call it. */
    public String of(Stage stage, String language) {
        return sentence("stage." + stage.name().toLowerCase(Locale.ROOT).replace('_', '-'), List.of(), language);
    }

    /** What is different in a version, as a sentence. */
    public String of(VersionChange change, String language) {
        VersionChange.Subject subject = change.subject();
        String part = sentence("part." + subject.part().code(),
                List.of(subject.title().in(language, subject.id())), language);
        String field = String.join(" · ", change.path().stream().map(name -> word("field." + name, name, language))
                .toList());
        List<String> details = switch (change.kind()) {
            case ADDED -> List.of(part, change.after());
            case REMOVED -> List.of(part, change.before());
            case MOVED -> List.of(part, change.before(), change.after());
            case CHANGED -> List.of(part, field, change.before(), change.after());
            case SET -> List.of(part, field, change.after());
            case UNSET -> List.of(part, field, change.before());
        };
        return sentence("change." + change.kind().code(), details.stream().map(text -> Texts.brief(text, 300)).toList(),
                language);
    }

    /** A word that the catalogue may know; the ids of conditions and the like it does not. */
    private String word(String key, String otherwise, String language) {
        ResourceBundle catalogue = catalogues.getOrDefault(language, catalogue("en"));
        return catalogue.containsKey(key) ? catalogue.getString(key) : otherwise;
    }

    private String sentence(String key, List<String> details, String language) {
        ResourceBundle catalogue = catalogues.getOrDefault(language, catalogue("en"));
        return new MessageFormat(pattern(catalogue, key), Locale.ROOT).format(details.toArray());
    }

    private static String pattern(ResourceBundle catalogue, String key) {
        try {
            return catalogue.getString(key);
        } catch (MissingResourceException e) {
            throw new IllegalStateException("no sentence for " + key, e);
        }
    }

    private static ResourceBundle catalogue(String language) {
        return ResourceBundle.getBundle(CATALOGUE, Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
