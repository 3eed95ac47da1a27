package io.restock.local.demo;

/**
 * What the simulated tills and staff did in this run.
 *
 * @param receipts rung up; all of them are accepted, rejected or still queued
 * @param posted requests that carried a receipt, resent ones included
 * @param lines in accepted receipts
 * @param deliveredLate receipts that waited in an offline till
 */
public record TradeFigures(long receipts, long posted, long accepted, long resent, long rejected, long queued, long lines, long deliveredLate) {
    String table() {
        return row("receipts rung up by tills", receipts)
                + row("  posted, resent ones too", posted)
                + row("  accepted by the gateway", accepted)
                + row("  rejected by the gateway", rejected)
                + row("  delivered late, offline", deliveredLate)
                + row("lines in accepted receipts", lines);
    }

    private static String row(String title, long count) {
        return "  %-28s %,14d%n".formatted(title, count);
    }
}
