package dev.baton.application.alerting;

import dev.baton.application.alert.Html;
import dev.baton.application.alerting.FrozenLead.Engaged;
import dev.baton.application.handoff.HandoffDirectory.View;
import dev.baton.application.message.Messages;
import dev.baton.domain.form.Sha256;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Handoff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What sales gets of a lead, as a page to be printed, in the same words as letters. It runs nothing and loads nothing, and
 * whatever leads wrote of themselves is read as a text that runs in its own direction.
 */
public final class PacketPage {
    private static final Set<String> FROM_THE_RIGHT = Set.of("fa", "ar");
    private static final int MOST = 200;
    private static final String STYLE = """
            body{font:14px/1.5 system-ui,sans-serif;max-width:50em;margin:2em auto;padding:0 1em;color:#111}
            h1{font-size:1.5em}h2{font-size:1.15em;margin-top:1.5em;border-bottom:1px solid #999}
            table{border-collapse:collapse;width:100%}
            th,td{text-align:start;vertical-align:top;padding:.2em .5em;border-bottom:1px solid #ddd}
            @media print{body{margin:0;max-width:none}h2{break-after:avoid}tr{break-inside:avoid}}""";
    /** What a browser may do with the page: show it. */
    public static final String CONTENT_SECURITY = "default-src 'none'; style-src 'sha256-" + Base64.getEncoder()
            .encodeToString(HexFormat.of().parseHex(Sha256.of(STYLE).hex())) + "'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";
    private final View view;
    private final Reader reader;
    private final Questions questions;

    /**
     * The page of a handoff.
     *
     * @param messages  in all languages
     * @param questions as people put them
     * @param language  of whoever reads it
     */
    public PacketPage(View view, Messages messages, Dates dates, Questions questions, String language) {
        this.view = view;
        this.reader = new Reader(Reckoning.of(view, language), messages, dates);
        this.questions = questions;
    }

    /** As HTML; without a packet it says that the lead was erased. */
    public String html(Optional<Tree.Branch> packet) {
        Optional<FrozenLead> lead = packet.map(FrozenLead::new);
        String name = Sentence.plain(view.who().name().or(() -> lead.map(FrozenLead::name))
                .orElseGet(() -> word("nobody")));
        Html body = Html.name(word("title", name)).in("h1").and(heading())
                .and(lead.map(this::told).orElseGet(() -> Html.text(word("erased")).in("p")));
        return """
                <!DOCTYPE html>
                <html lang="%s" dir="%s">
                <head>
                <meta charset="utf-8">
                <meta name="robots" content="noindex">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>%s</body>
                </html>
                """.formatted(reader.language(), FROM_THE_RIGHT.contains(reader.language()) ? "rtl" : "ltr",
                Html.text(word("title", name)).markup(), STYLE, body.markup());
    }

    private String word(String name, Object... details) {
        return reader.words().ofPage(name, reader.language(), details);
    }

    private Html heading() {
        Handoff handoff = view.handoff();
        String whom = handoff.rep().map(rep -> view.names().getOrDefault(rep, rep.toString()))
                .orElseGet(() -> word("queue", handoff.team()));
        Html state = Html.text(word("state", reader.words().of(handoff.state(), reader.language()))).in("p");
        Html offered = Html.name(word("offered", reader.moment(handoff.offeredAt()), Sentence.plain(whom))).in("p");
        return state.and(offered).and(handoff.dueAt()
                .map(due -> Html.text(word("due", reader.moment(due))).in("p")).orElseGet(Html::none));
    }

    private Html told(FrozenLead lead) {
        ScoreTable score = new ScoreTable(reader, lead);
        return part("keys", List.of(), keys(lead)).and(part("attributes", List.of(), attributes(lead)))
                .and(part("answers", List.of(), answers(lead))).and(part("consents", List.of(), consents(lead)))
                .and(Html.text(word("score") + ": " + reader.digits(lead.score())).in("h2"))
                .and(table(ScoreTable.COLUMNS, score.rows()))
                .and(part("story", List.of("at", "what", "about"), events(lead.story(MOST))))
                .and(lead.earlier() == 0
                        ? Html.none()
                        : Html.text(word("earlier", reader.digits(String.valueOf(lead.earlier())))).in("p"))
                .and(part("downloads", List.of("at", "what", "about"), events(lead.downloads(MOST))))
                .and(Html.text(word("frozen", lead.at().map(reader::moment).orElse("–"))).in("p"));
    }

    private List<List<Sentence>> keys(FrozenLead lead) {
        List<List<Sentence>> rows = new ArrayList<>();
        lead.allKeys().forEach((kind, keys) -> rows.add(List.of(Sentence.of(word("key." + kind)), reader.value(keys))));
        return rows;
    }

    private List<List<Sentence>> attributes(FrozenLead lead) {
        return lead.attributes().entrySet().stream()
                .map(each -> List.of(Reader.called(each.getKey()), reader.value(each.getValue()))).toList();
    }

    private List<List<Sentence>> answers(FrozenLead lead) {
        Function<String, Sentence> question = questions.of(view.handoff(), reader.language());
        return lead.answers().entrySet().stream()
                .map(each -> List.of(question.apply(each.getKey()),
                        reader.value(each.getValue()),
                        lead.note(each.getKey()).map(Sentence::quote).orElse(Sentence.of(""))))
                .toList();
    }

    private List<List<Sentence>> consents(FrozenLead lead) {
        return lead.consents().entrySet().stream().map(each -> List
                .of(Sentence.of(word("channel." + each.getKey())), Sentence.of(word("consent." + each.getValue()))))
                .toList();
    }

    private List<List<Sentence>> events(List<Engaged> events) {
        return events.stream().map(each -> List.of(moment(each.at()),
                Sentence.quote(reader.words().engagement(each.type(), reader.language())),
                each.content().map(Sentence::quote).orElse(Sentence.of("")))).toList();
    }

    private Sentence moment(Instant at) {
        return Sentence.of(reader.moment(at));
    }

    private Html part(String name, List<String> columns, List<List<Sentence>> rows) {
        return rows.isEmpty() ? Html.none() : Html.text(word(name)).in("h2").and(table(columns, rows));
    }

    private Html table(List<String> columns, List<List<Sentence>> rows) {
        Html head = columns.isEmpty() ? Html.none() : row(columns, column -> Html.text(word(column)).in("th"));
        return Html.all(rows.stream().map(each -> row(each, cell -> cell.html().in("td")))
                .collect(Collectors.toCollection(() -> new ArrayList<>(List.of(head))))).in("table");
    }

    private static <T> Html row(List<T> cells, Function<T, Html> cell) {
        return Html.all(cells.stream().map(cell).toList()).in("tr");
    }
}
