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
 * @param stopped the distribution center where nobody worked for a day, or null
 * @param account the world at the end; absent if trade broke off before
 * @param baselines the same customers otherwise; absent likewise
 */
public record TradeFigures(long receipts, long posted, long accepted, long resent, long rejected, long queued, long lines, long deliveredLate,
        Map<String, Long> troubles, Stopped stopped, WorldAccount account, List<WorldAccount.Fixed> baselines) {
    /** @param handedOver order lines that the other was to send; @param handedBack those that still waited there at the end */
    public record Stopped(String center, String standIn, int day, long handedOver, long handedBack) {
        String table() {
            return "  %-28s %14s%n".formatted(center + " stopped", "day " + day) + row("  lines handed to the other", handedOver).stripTrailing() + "  " + standIn + "\n"
                    + row("  that came back in the end", handedBack);
        }
    }

    String table() {
        return row("receipts rung up by tills", receipts)
                + row("  posted, resent ones too", posted)
                + row("  accepted by the gateway", accepted)
                + row("  rejected by the gateway", rejected)
                + row("  delivered late, offline", deliveredLate)
                + row("lines in accepted receipts", lines)
                + (troubles == null ? "" : troubles.entrySet().stream().map(trouble -> row("trouble", trouble.getValue()).stripTrailing() + "  " + trouble.getKey() + "\n")
                        .collect(Collectors.joining()))
                + (stopped == null ? "" : stopped.table())
                + (account == null ? "" : account.table(baselines == null ? List.of() : baselines));
    }

    private static String row(String title, long count) {
        return "  %-28s %,14d%n".formatted(title, count);
    }
}
