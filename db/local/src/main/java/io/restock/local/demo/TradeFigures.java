package io.restock.local.demo;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the simulated tills and staff did in this run.
 *
 * @param receipts rung up; all of them are accepted, rejected or still queued
 * @param posted requests that carried a receipt, resent ones included
 * @param lines in accepted receipts
 * @param deliveredLate receipts that waited in an offline till
 * @param troubles what was refused or not possible at once, by reason
 * @param account the world at the end; absent if trade broke off before
 * @param baselines the same customers otherwise; absent likewise
 */
public record TradeFigures(long receipts, long posted, long accepted, long resent, long rejected, long queued, long lines, long deliveredLate,
        Map<String, Long> troubles, WorldAccount account, List<WorldAccount.Fixed> baselines) {
    String table() {
        return row("receipts rung up by tills", receipts)
                + row("  posted, resent ones too", posted)
                + row("  accepted by the gateway", accepted)
                + row("  rejected by the gateway", rejected)
                + row("  delivered late, offline", deliveredLate)
                + row("lines in accepted receipts", lines)
                + (troubles == null ? "" : troubles.entrySet().stream().map(trouble -> row("trouble", trouble.getValue()).stripTrailing() + "  " + trouble.getKey() + "\n")
                        .collect(Collectors.joining()))
                + (account == null ? "" : account.table(baselines == null ? List.of() : baselines));
    }

    private static String row(String title, long count) {
        return "  %-28s %,14d%n".formatted(title, count);
    }
}
