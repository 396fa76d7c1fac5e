package dev.baton.application.handoff;

import static dev.baton.application.handoff.SalesFloor.rep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Workspace;
import dev.baton.application.intake.HandoffPage;
import dev.baton.application.intake.Ledger;
import dev.baton.application.intake.LedgerPage;
import dev.baton.application.intake.RoutingPage;
import dev.baton.application.intake.WishPage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whoever chooses a rep of a team makes all others wait who would: what takes long comes before, and nothing is done twice. */
class ShortQueuesTest {
    private final List<String> asked = new ArrayList<>();
    private final List<Object> saved = new ArrayList<>();

    @Test
    void histories_are_read_and_packets_frozen_before_a_team_is_locked() {
        offer();
        assertThat(asked).contains("lockTeam", "histories", "keysOf", "add");
        assertThat(asked.subList(asked.indexOf("lockTeam"), asked.size())).doesNotContain("histories", "keysOf",
                "add");
    }

    @Test
    void the_card_of_a_lead_is_written_when_it_has_been_offered_and_not_before() {
        offer();
        assertThat(saved).hasSize(1);
    }

    private void offer() {
        try (SalesFloor floor = new SalesFloor()) {
            floor.workspace.activate(Workspace.usual());
            floor.team(rep(floor.person("Sara")));
            floor.usualPolicy();
            var lead = floor.ready("nima");
            assertThat(floor.offering(heard(floor.workspace.store.ledger())).offer(10).leads()).isEqualTo(1);
            assertThat(floor.open(lead)).isPresent();
        }
    }

    private Ledger heard(Ledger ledger) {
        return new Ledger() {
            @Override
            public <T> T write(Function<LedgerPage, T> work) {
                return ledger.write(page -> work.apply(heard(LedgerPage.class, page)));
            }
        };
    }

    private <T> T heard(Class<T> port, T behind) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[]{port}, (_, method, arguments) -> {
            asked.add(method.getName());
            if (port == LedgerPage.class && method.getName().equals("save")) {
                saved.addAll((Collection<?>) arguments[0]);
            }
            try {
                Object answer = method.invoke(behind, arguments);
                return switch (answer) {
                    case HandoffPage handoffs -> heard(HandoffPage.class, handoffs);
                    case WishPage wishes -> heard(WishPage.class, wishes);
                    case RoutingPage routing -> heard(RoutingPage.class, routing);
                    case null, default -> answer;
                };
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
