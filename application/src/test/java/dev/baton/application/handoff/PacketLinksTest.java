package dev.baton.application.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Examples;
import dev.baton.application.access.Colleague;
import dev.baton.application.announcement.Vault;
import dev.baton.application.memory.InMemoryStore;
import dev.baton.domain.agreement.Person;
import dev.baton.domain.agreement.Team;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a link in a letter opens, and what it does not. */
class PacketLinksTest {
    private static final UUID HANDOFF = new UUID(1, 2);
    private final InMemoryStore store = new InMemoryStore();
    private Instant now = Examples.NOW;
    private final Person sara = new Person(new UUID(3, 4), "Sara", Team.SALES, Optional.empty(), now);
    private final PacketLinks links = links(new byte[32]);

    private PacketLinks links(byte[] key) {
        return new PacketLinks(new Vault(key, () -> new byte[32]), store.people(), () -> now);
    }

    private String ofSara() {
        assertThat(store.people().add(Colleague.of(sara))).isTrue();
        return links.word(HANDOFF, sara.id());
    }

    @Test
    void a_link_opens_the_packet_of_its_handoff_until_its_time_is_over() {
        String word = ofSara();

        assertThat(word).matches("[A-Za-z0-9_-]+");
        assertThat(links.opens(HANDOFF, word)).isTrue();
        assertThat(links.opens(new UUID(1, 3), word)).as("another handoff").isFalse();
        now = now.plus(PacketLinks.VALID).minusSeconds(1);
        assertThat(links.opens(HANDOFF, word)).isTrue();
        now = now.plusSeconds(1);
        assertThat(links.opens(HANDOFF, word)).isFalse();
    }

    @Test
    void nobody_else_can_make_one_or_change_one() {
        String word = ofSara();
        byte[] other = new byte[32];
        other[0] = 1;

        assertThat(links.opens(HANDOFF, links(other).word(HANDOFF, sara.id()))).as("another key").isFalse();
        for (int at = 0; at < word.length() - 1; at++) {
            char changed = word.charAt(at) == 'A' ? 'B' : 'A';
            assertThat(links.opens(HANDOFF, word.substring(0, at) + changed + word.substring(at + 1))).isFalse();
        }
        for (String wrong : new String[]{"", "x", word + "A", word.substring(1), word + "=", "é".repeat(75)}) {
            assertThat(links.opens(HANDOFF, wrong)).as(wrong).isFalse();
        }
    }

    @Test
    void a_link_of_whoever_has_left_opens_nothing() {
        String word = ofSara();
        assertThat(store.people().leave(sara.id(), now)).isTrue();

        assertThat(links.opens(HANDOFF, word)).isFalse();
        assertThat(links.opens(HANDOFF, links.word(HANDOFF, new UUID(7, 7)))).as("nobody's").isFalse();
    }
}
