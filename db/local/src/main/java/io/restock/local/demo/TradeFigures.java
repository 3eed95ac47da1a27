package io.restock.local.demo;

import java.util.List;

/**
 * What the simulated tills and staff did in this run.
 *
 * @param receipts rung up; all of them are accepted, rejected or still queued
 * @param posted requests that carried a receipt, resent ones included
 * @param lines in accepted receipts
 * @param deliveredLate receipts that waited in an offline till
 * @param account the world at the end; absent if trade broke off before
 * @param baselines the same customers otherwise; absent likewise
 */
public record TradeFigures(long receipts, long posted, long accepted, long resent, long rejected, long queued, long lines, long deliveredLate,
        WorldAccount account, List<WorldAccount.Fixed> baselines) {
    String table() {
        return row("receipts rung up by tills", receipts)
                + row("  posted, resent ones too", posted)
                + row("  accepted by the gateway", accepted)
                + row("  rejected by the gateway", rejected)
                + row("  delivered late, offline", deliveredLate)
                + row("lines in accepted receipts", lines)
                + (account == null ? "" : account.table(baselines == null ? List.of() : baselines));
    }

    private static String row(String title, long count) {
        return "  %-28s %,14d%n".formatted(title, count);
    }
}
