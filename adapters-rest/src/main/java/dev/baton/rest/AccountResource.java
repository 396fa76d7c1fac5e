package dev.baton.rest;

import dev.baton.application.lead.LeadDirectory;
import dev.baton.application.lead.LeadDirectory.LeadView;
import dev.baton.application.lead.LeadForm;
import dev.baton.application.lead.Leads.AccountRow;
import dev.baton.domain.form.Names;
import dev.baton.domain.form.Objection.Flaw;
import dev.baton.domain.form.Tree;
import dev.baton.domain.lead.Account;
import dev.baton.domain.lead.LeadId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Accounts: whose leads are looked at together, and what they come to. */
final class AccountResource {
    private static final List<String> PARAMETERS = List.of("domain", "name", "limit", "cursor");
    private final LeadDirectory leads;

    AccountResource(LeadDirectory leads) {
        this.leads = leads;
    }

    /** The account of a domain or of a name, or those that were reckoned, by id. */
    Reply list(Exchange exchange) {
        Query query = exchange.query();
        List<String> asked = PARAMETERS.stream().filter(name -> query.text(name).isPresent()).toList();
        if (asked.stream().anyMatch(PARAMETERS.subList(0, 2)::contains)) {
            asked.stream().skip(1).forEach(name -> query.object(name, Flaw.CONFLICT, asked.getFirst(), name));
            return named(query);
        }
        return page(query);
    }

    private Reply named(Query query) {
        Stream<Account> wanted = Stream.of(query.read("domain", Account::ofDomain, "hart.example"),
                query.read("name", Account::ofName, "Blue Kite")).flatMap(Optional::stream);
        return query.refusal().orElseGet(() -> Reply.ok(Tree.branch().with("items",
                wanted.flatMap(account -> leads.account(account.id()).stream()).toList(), LeadForm::account).done()));
    }

    private Reply page(Query query) {
        int limit = query.limit();
        Optional<UUID> after = query.cursor(Cursor::accounts);
        return query.refusal().orElseGet(() -> Page.of(leads.accounts(after, limit + 1), limit, LeadForm::account,
                last -> Cursor.ofAccount(last.account().id())));
    }

    /** An account by its id. */
    Reply get(Exchange exchange) {
        return find(exchange).map(row -> Reply.ok(LeadForm.account(row))).orElseGet(AccountResource::none);
    }

    /** The known leads of an account, by id. */
    Reply leads(Exchange exchange) {
        Query query = exchange.query();
        int limit = query.limit();
        Optional<AccountRow> account = find(exchange);
        Optional<LeadId> after = account
                .flatMap(row -> query.cursor(word -> Cursor.members(row.account().id(), word)));
        return query.refusal().orElseGet(() -> account.map(row -> members(row.account().id(), after, limit))
                .orElseGet(AccountResource::none));
    }

    private Reply members(UUID account, Optional<LeadId> after, int limit) {
        List<LeadView> found = leads.members(account, after, limit + 1);
        return Page.of(found, limit, LeadForm::lead,
                last -> Cursor.ofMember(account, last.row().card().lead()));
    }

    private Optional<AccountRow> find(Exchange exchange) {
        return Names.uuid(exchange.path("id")).flatMap(leads::account);
    }

    private static Reply none() {
        return Reply.refused(Fault.NO_SUCH_ACCOUNT);
    }
}
