package dev.baton.cli.export;

import dev.baton.cli.server.Look;
import dev.baton.cli.server.Server;
import dev.baton.domain.form.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What can be exported, and what the columns of its rows are; {@code score/total} stands below {@code score}. */
public enum Kind {
    /** Who is known and where they stand. */
    LEADS("id", "created-at", "keys/email", "keys/phone", "keys/external", "source", "customer", "stage",
            "stage-since", "score/total", "score/grade", "judged-by/definition", "judged-by/version",
            "consents/email", "reachability/email") {
        @Override
        void rows(Pages pages, Consumer<Tree> row) {
            pages.each("/v1/leads", row);
        }
    },
    /** What they did. */
    ENGAGEMENTS("lead", "at", "type", "feed", "id", "channel", "asset/id", "asset/url", "asset/title", "campaign",
            "message", "verdict", "recorded-at") {
        @Override
        void rows(Pages pages, Consumer<Tree> row) {
            pages.each("/v1/leads", lead -> pages.each(of(lead, "timeline"), entry -> Look.at(entry, "engagement")
                    .ifPresent(told -> row.accept(with(lead, entry, told)))));
        }
    },
    /** How their stages changed. */
    TRANSITIONS("lead", "sequence", "from", "to", "effective-at", "recorded-at", "cause/kind", "score/total",
            "score/grade") {
        @Override
        void rows(Pages pages, Consumer<Tree> row) {
            pages.each("/v1/leads", lead -> pages.all(of(lead, "transitions"),
                    moved -> row.accept(with(lead, new Tree.Branch(Map.of()), moved))));
        }
    };

    private final List<String> columns;

    Kind(String... columns) {
        this.columns = List.of(columns);
    }

    abstract void rows(Pages pages, Consumer<Tree> row);

    /** The columns that each row has, and for leads those of the attributes that the catalogue names. */
    List<String> columns(List<String> attributes) {
        List<String> all = new ArrayList<>(columns);
        if (this == LEADS) {
            attributes.forEach(name -> all.add("attributes/" + name));
        }
        return all;
    }

    private static String of(Tree lead, String list) {
        return "/v1/leads/" + Server.encoded(Look.text(lead, "id").orElse("")) + "/" + list;
    }

    /** A row that says first whose it is, and when. */
    private static Tree with(Tree lead, Tree entry, Tree row) {
        Map<String, Tree> told = new LinkedHashMap<>();
        Look.at(lead, "id").ifPresent(id -> told.put("lead", id));
        Look.at(entry, "at").ifPresent(at -> told.put("at", at));
        told.putAll(Look.entries(row));
        return new Tree.Branch(told);
    }
}
