package dev.baton.application.intake;

import static dev.baton.application.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Workspace;
import dev.baton.application.intake.Receipt.Recorded;
import dev.baton.application.intake.Upkeep.Round;
import dev.baton.application.lead.Leads.AccountRow;
import dev.baton.domain.lead.Account;
import dev.baton.domain.lead.LeadId;
import dev.baton.domain.lead.Stage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One lead that cannot be folded does not keep the others waiting. */
class UpkeepTest {
    private static final int LEADS = 50;
    private final Workspace workspace = new Workspace();
    private final Set<LeadId> broken = new HashSet<>();
    private final Set<UUID> brokenAccounts = new HashSet<>();
    private final Upkeep upkeep = new Upkeep(new FailingLedger(), workspace.plans, workspace::now, UUID::randomUUID);
    private final List<LeadId> leads = new ArrayList<>();

    /** The ledger of the workspace, which fails for some leads and for some accounts. */
    private final class FailingLedger implements Ledger {

        @Override
        public <T> T write(Function<LedgerPage, T> work) {
            return workspace.store.ledger().write(page -> work.apply(failing(page)));
        }

        private LedgerPage failing(LedgerPage page) {
            return (LedgerPage) Proxy.newProxyInstance(LedgerPage.class.getClassLoader(),
                    new Class<?>[]{LedgerPage.class}, (_, method, arguments) -> {
                        if (method.getName().equals("lock")
                                && ((Collection<?>) arguments[0]).stream().anyMatch(broken::contains)) {
                            throw new IllegalStateException("broken");
                        }
                        Object answer = invoke(page, method, arguments);
                        return answer instanceof AccountPage accounts ? failing(accounts) : answer;
                    });
        }

        private AccountPage failing(AccountPage accounts) {
            return (AccountPage) Proxy.newProxyInstance(AccountPage.class.getClassLoader(),
                    new Class<?>[]{AccountPage.class}, (_, method, arguments) -> {
                        if (method.getName().equals("members") && brokenAccounts.contains(arguments[0])) {
                            throw new IllegalStateException("broken");
                        }
                        return invoke(accounts, method, arguments);
                    });
        }

        private static Object invoke(Object on, Method method, Object[] arguments) throws Throwable {
            try {
                return method.invoke(on, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    @BeforeEach
    void many_leads_are_qualified() {
        workspace.activate(Workspace.usual());
        for (int i = 0; i < LEADS; i++) {
            String email = "lead-" + i + "@example.com";
            leads.add(lead(email, "a"));
            lead(email, "b");
        }
    }

    @AfterEach
    void the_writers_stop() {
        workspace.close();
    }

    private LeadId lead(String email, String id) {
        Receipt receipt = workspace.submit(workspace.engagement("id", email + id, "keys", map("email", email), "type",
                "demo-requested")).getFirst();
        return receipt instanceof Recorded(var _, Standing standing) ? standing.lead() : leads.getLast();
    }

    private List<Round> all(IntFunction<Round> work) {
        List<Round> rounds = new ArrayList<>();
        do {
            rounds.add(work.apply(20));
        } while (rounds.getLast().more());
        return rounds;
    }

    private static List<LeadId> putOff(List<Round> rounds) {
        return rounds.stream().flatMap(round -> round.putOff().stream()).map(off -> ((Upkeep.PutOff.OfLead) off).lead())
                .toList();
    }

    private long still(Stage stage) {
        return leads.stream().filter(lead -> workspace.store.ledger().<Stage>write(
                page -> page.lock(List.of(lead)).values().iterator().next().stage()) == stage).count();
    }

    @Test
    void the_others_follow_what_has_become_due() {
        workspace.pass(Duration.ofDays(20));
        broken.add(leads.get(7));
        broken.add(leads.get(31));

        assertThat(putOff(all(upkeep::followDue))).containsExactlyInAnyOrderElementsOf(broken);
        assertThat(still(Stage.MQL)).isEqualTo(2);
        assertThat(all(upkeep::followDue)).containsExactly(new Round(0, false, Optional.empty()));
    }

    @Test
    void the_others_are_judged_anew() {
        workspace.activate(Workspace.usual());
        broken.add(leads.get(7));

        List<Round> rounds = all(upkeep::judgeAnew);

        assertThat(putOff(rounds)).containsExactlyElementsOf(broken);
        assertThat(rounds.stream().mapToInt(Round::leads).sum()).isEqualTo(LEADS);
    }

    @Test
    void what_was_put_off_is_tried_again_later() {
        workspace.pass(Duration.ofDays(20));
        broken.add(leads.get(7));
        assertThat(putOff(all(upkeep::followDue))).containsExactlyElementsOf(broken);
        broken.clear();
        workspace.pass(Upkeep.PUT_OFF);

        assertThat(all(upkeep::followDue).stream().mapToInt(Round::leads).sum()).isPositive();
        assertThat(still(Stage.MQL)).isZero();
    }

    private void twoCompanies() {
        workspace.activate(map("definition", "usual", "dimensions", map("interest", map("weight", 100)), "rules",
                List.of(map("id", "demo", "dimension", "interest", "each", map("type", "demo-requested"), "points", 1)),
                "account", map("roll-ups", map("best", map("highest", "total"))), "stages",
                map("MQL", map("enter", map("account", "best", "at-least", 1)))));
        lead("sara@hart.example", "a");
        workspace.pass(Duration.ofSeconds(1));
        lead("omid@kite.example", "a");
        workspace.pass(Upkeep.GATHERING);
    }

    private static Account account(String domain) {
        return new Account(Account.Kind.DOMAIN, domain);
    }

    @Test
    void an_account_that_cannot_be_reckoned_is_put_off_and_holds_nobody_up() {
        twoCompanies();
        brokenAccounts.add(account("hart.example").id());

        List<Round> rounds = all(upkeep::rollUpAccounts);

        assertThat(rounds.stream().flatMap(round -> round.putOff().stream())
                .map(off -> ((Upkeep.PutOff.OfAccount) off).account())).containsExactlyElementsOf(brokenAccounts);
        assertThat(workspace.directory.accounts(Optional.empty(), 9)).extracting(AccountRow::account)
                .containsExactly(account("kite.example"));

        brokenAccounts.clear();
        assertThat(all(upkeep::rollUpAccounts)).containsExactly(new Round(0, false, Optional.empty()));
        workspace.pass(Upkeep.PUT_OFF);
        assertThat(all(upkeep::rollUpAccounts)).containsExactly(new Round(1, false, Optional.empty()));
        assertThat(workspace.directory.accounts(Optional.empty(), 9)).hasSize(2);
    }
}
