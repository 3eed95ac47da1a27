package io.restock.local.verification;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.operations.Account;
import io.restock.local.supervisor.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The accounts of all services, read one after the other.
 *
 * @param unreachable why a service has none, a sentence for each
 */
public record Accounts(Map<Part, Account> byService, List<String> unreachable) {
    public static Accounts read(Operator operator) {
        var accounts = new EnumMap<Part, Account>(Part.class);
        var unreachable = new ArrayList<String>();
        for (var service : Part.services()) {
            try {
                accounts.put(service, operator.account(service));
            } catch (IOException e) {
                unreachable.add(e.getMessage());
            }
        }
        return new Accounts(accounts, unreachable);
    }

    public OptionalLong count(Part service, String name) {
        var account = byService.get(service);
        var count = account == null || account.counts() == null ? null : account.counts().get(name);
        return count == null ? OptionalLong.empty() : OptionalLong.of(count);
    }

    /** Records that wait somewhere to be taken. */
    public long lag() {
        return byService.values().stream().filter(account -> account.lag() != null)
                .flatMap(account -> account.lag().values().stream()).mapToLong(Long::longValue).sum();
    }

    /** Whether nothing has moved since {@code earlier}. */
    boolean sameCountsAs(Accounts earlier) {
        return byService.keySet().equals(earlier.byService.keySet()) && byService.entrySet().stream()
                .allMatch(each -> each.getValue().counts().equals(requireNonNull(earlier.byService.get(each.getKey())).counts()));
    }
}
