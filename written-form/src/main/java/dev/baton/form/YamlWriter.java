package dev.baton.form;

import dev.baton.domain.form.Tree;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Writes one tree as a YAML document. */
final class YamlWriter {
    private static final ScalarResolver CORE = new CoreSchema().getScalarResolver();
    private static final DumpSettings SETTINGS = DumpSettings.builder().setSchema(new CoreSchema())
            .setDefaultFlowStyle(FlowStyle.BLOCK).setIndent(2).setIndicatorIndent(2).setIndentWithIndicator(true)
            .setSplitLines(false).setWidth(Integer.MAX_VALUE).build();

    private final Text text = new Text();
    private final Emitter emitter = new Emitter(SETTINGS, text);

    private static final class Text implements StreamDataWriter {
        private final StringBuilder written = new StringBuilder();

        @Override
        public void write(String part) {
            written.append(part);
        }

        @Override
        public void write(String part, int offset, int length) {
            written.append(part, offset, offset + length);
        }
    }

    String write(Tree tree) {
        emitter.emit(new StreamStartEvent());
        emitter.emit(new DocumentStartEvent(false, Optional.empty(), Map.of()));
        emit(tree);
        emitter.emit(new DocumentEndEvent(false));
        emitter.emit(new StreamEndEvent());
        return text.written.toString();
    }

    private void emit(Tree tree) {
        switch (tree) {
            case Tree.Branch(Map<String, Tree> entries) -> branch(entries);
            case Tree.Listing(List<Tree> items) -> listing(items);
            case Tree.Text(String value) -> text(Utf8.wellFormed(value));
            case Tree.Numeral(BigDecimal value) -> plain(value.toPlainString());
            case Tree.Flag(boolean value) -> plain(value ? "true" : "false");
            case Tree.Blank _ -> plain("null");
        }
    }

    private void branch(Map<String, Tree> entries) {
        emitter.emit(new MappingStartEvent(Optional.empty(), Optional.empty(), true, style(entries.isEmpty())));
        entries.forEach((name, value) -> {
            scalar(Utf8.wellFormed(name), true, ScalarStyle.PLAIN);
            emit(value);
        });
        emitter.emit(new MappingEndEvent());
    }

    private void listing(List<Tree> items) {
        emitter.emit(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, style(items.isEmpty())));
        items.forEach(this::emit);
        emitter.emit(new SequenceEndEvent());
    }

    private static FlowStyle style(boolean empty) {
        return empty ? FlowStyle.FLOW : FlowStyle.BLOCK;
    }

    /** A text that would be read as a number or the like is quoted; lines stay lines. */
    private void text(String value) {
        boolean lines = value.indexOf('\n') >= 0 && !value.isBlank();
        scalar(value, CORE.resolve(value, true).equals(Tag.STR), lines ? ScalarStyle.LITERAL : ScalarStyle.PLAIN);
    }

    private void plain(String value) {
        scalar(value, true, ScalarStyle.PLAIN);
    }

    private void scalar(String value, boolean readable, ScalarStyle style) {
        emitter.emit(new ScalarEvent(Optional.empty(), Optional.empty(), new ImplicitTuple(readable, true), value,
                style));
    }
}
