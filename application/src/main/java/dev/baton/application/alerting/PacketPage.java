package dev.baton.application.handoff;

import dev.baton.application.alert.Html;
import dev.baton.application.handoff.HandoffDirectory.View;
import dev.baton.application.message.Messages;
import dev.baton.domain.form.Sha256;
import dev.baton.domain.form.Tree;
import dev.baton.domain.handoff.Handoff;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What sales gets of a lead, as a page to be printed. It runs nothing and loads nothing, and whatever leads wrote of themselves
 * is read as a text that runs in its own direction.
 *
 * @param language of the reader
 */
public record PacketPage(Messages messages, String language) {
    private static final Set<String> FROM_THE_RIGHT = Set.of("fa", "ar");
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

    /** The page; without a packet it says that the lead was erased. */
    public String of(View view, Optional<Tree.Branch> packet) {
        String title = word("title", view.who().name().or(() -> packet.flatMap(PacketPage::firstKey))
                .orElseGet(() -> word("nobody")));
        Html body = Html.name(title).in("h1").and(heading(view))
                .and(packet.map(this::told).orElseGet(() -> Html.text(word("erased")).in("p")));
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
                """.formatted(language, FROM_THE_RIGHT.contains(language) ? "rtl" : "ltr", Html.text(title).markup(),
                STYLE, body.markup());
    }

    private String word(String name, Object... details) {
        return messages.ofPage(name, language, details);
    }

    private static Optional<String> firstKey(Tree.Branch packet) {
        return at(packet, "lead", "keys").flatMap(keys -> lines(keys).stream().findFirst())
                .map(line -> line.get(1));
    }

    private Html heading(View view) {
        Handoff handoff = view.handoff();
        String whom = handoff.rep().map(rep -> view.names().getOrDefault(rep, rep.toString()))
                .orElseGet(() -> word("queue", handoff.team()));
        Html state = Html.text(word("state", messages.of(handoff.state(), language))).in("p");
        Html offered = Html.name(word("offered", handoff.offeredAt(), whom)).in("p");
        return state.and(offered)
                .and(handoff.dueAt().map(due -> Html.text(word("due", due)).in("p")).orElseGet(Html::none));
    }

    private Html told(Tree.Branch packet) {
        Html page = part("keys", at(packet, "lead", "keys")).and(part("attributes", at(packet, "lead", "attributes")))
                .and(part("answers", at(packet, "lead", "answers")))
                .and(part("consents", at(packet, "lead", "consents"))).and(score(packet))
                .and(events("story", packet.at("story"))).and(earlier(packet))
                .and(events("downloads", packet.at("downloads")));
        return page.and(Html.text(word("frozen", packet.at("at").map(PacketPage::shown).orElse(""))).in("p"));
    }

    private Html part(String name, Optional<Tree> tree) {
        List<List<String>> rows = tree.map(PacketPage::lines).orElse(List.of());
        return rows.isEmpty() ? Html.none() : Html.text(word(name)).in("h2").and(table(List.of(), rows));
    }

    private Html score(Tree.Branch packet) {
        List<List<String>> rows = new ArrayList<>();
        for (Tree dimension : items(at(packet, "score", "dimensions"))) {
            for (Tree rule : items(field(dimension, "rules"))) {
                rows.add(List.of(titled(dimension, "dimension"), titled(rule, "rule"), said(rule, "points"),
                        said(rule, "because")));
            }
        }
        String total = word("score") + ": " + at(packet, "score", "total").map(PacketPage::shown).orElse("–");
        return Html.text(total).in("h2").and(table(List.of("dimension", "rule", "points", "because"), rows));
    }

    private Html events(String name, Optional<Tree> story) {
        List<List<String>> rows = items(story).stream().map(entry -> {
            Optional<Tree> engagement = field(entry, "engagement");
            return List.of(said(entry, "at"), engagement.map(told -> said(told, "type")).orElse("–"),
                    engagement.flatMap(told -> field(told, "asset"))
                            .flatMap(asset -> field(asset, "title").or(() -> field(asset, "url"))
                                    .or(() -> field(asset, "id")))
                            .map(PacketPage::shown).orElse(""));
        }).toList();
        return rows.isEmpty()
                ? Html.none()
                : Html.text(word(name)).in("h2").and(table(List.of("at", "what", "about"), rows));
    }

    private Html earlier(Tree.Branch packet) {
        return packet.at("earlier").map(PacketPage::shown).filter(count -> !count.equals("0"))
                .map(count -> Html.text(word("earlier", count)).in("p")).orElseGet(Html::none);
    }

    private Html table(List<String> columns, List<List<String>> rows) {
        Html head = columns.isEmpty() ? Html.none() : row(columns, column -> Html.text(word(column)).in("th"));
        return rows.stream().map(each -> row(each, cell -> Html.name(cell).in("td"))).reduce(head, Html::and)
                .in("table");
    }

    private static Html row(List<String> cells, Function<String, Html> cell) {
        return cells.stream().map(cell).reduce(Html.none(), Html::and).in("tr");
    }

    /** The name in the reader's language, else the id. */
    private String titled(Tree tree, String id) {
        return field(tree, "title").flatMap(title -> field(title, language).or(() -> field(title, "en")))
                .map(PacketPage::shown).orElseGet(() -> said(tree, id));
    }

    /** Each entry of a map as its name and what it says; what is empty is left out. */
    private static List<List<String>> lines(Tree tree) {
        return tree instanceof Tree.Branch(Map<String, Tree> entries)
                ? entries.entrySet().stream().map(entry -> List.of(entry.getKey(), shown(entry.getValue())))
                        .filter(line -> !line.get(1).isBlank()).toList()
                : List.of();
    }

    private static Optional<Tree> at(Tree.Branch tree, String name, String below) {
        return tree.at(name).flatMap(found -> field(found, below));
    }

    private static Optional<Tree> field(Tree tree, String name) {
        return tree instanceof Tree.Branch branch
                ? branch.at(name).filter(found -> !(found instanceof Tree.Blank))
                : Optional.empty();
    }

    private static String said(Tree tree, String name) {
        return field(tree, name).map(PacketPage::shown).orElse("");
    }

    private static List<Tree> items(Optional<Tree> tree) {
        return tree.filter(Tree.Listing.class::isInstance).map(found -> ((Tree.Listing) found).items())
                .orElse(List.of());
    }

    /** On one line: lists with commas, an amount with its currency, an answer by its value. */
    private static String shown(Tree tree) {
        return switch (tree) {
            case Tree.Text(String text) -> text;
            case Tree.Numeral(var number) -> number.toPlainString();
            case Tree.Flag(boolean flag) -> flag ? "✓" : "✗";
            case Tree.Blank() -> "";
            case Tree.Listing(List<Tree> items) ->
                String.join(", ", items.stream().map(PacketPage::shown).toList());
            case Tree.Branch branch -> branch.at("value").map(PacketPage::shown)
                    .orElseGet(() -> String.join(" ", branch.entries().values().stream().map(PacketPage::shown)
                            .filter(text -> !text.isBlank()).toList()));
        };
    }
}
