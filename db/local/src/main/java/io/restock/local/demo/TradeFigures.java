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
 * @param acts what staff did beside, in words; absent in accounts of the time before
 * @param exceptions of the queue, by kind; absent if trade broke off before
 * @param stopped the distribution center where nobody worked for a day, or null
 * @param account the world at the end; absent if trade broke off before
 * @param baselines the same customers otherwise; absent likewise
 */
public record TradeFigures(long receipts, long posted, long accepted, long resent, long rejected, long queued, long lines, long deliveredLate,
        Map<String, Long> troubles, List<Happened> acts, List<ExceptionsOfKind> exceptions, Stopped stopped, WorldAccount account, List<WorldAccount.Fixed> baselines) {
    public record Happened(String words, long times) {}

    /** @param opened each subject once; @param open those of them that nobody has settled yet */
    public record ExceptionsOfKind(String kind, long opened, long open) {}

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
                + (acts == null || acts.isEmpty() ? ""
                        : "what people did beside\n" + acts.stream().map(act -> "  %,7d  %s%n".formatted(act.times(), act.words())).collect(Collectors.joining()))
                + (exceptions == null ? "" : queue())
                + (account == null ? "" : account.table(baselines == null ? List.of() : baselines));
    }

    private String queue() {
        return "exceptions%n  %-28s %14s %14s %14s%n".formatted("", "opened", "closed", "open") + exceptions.stream()
                .map(kind -> "  %-28s %,14d %,14d %,14d%n".formatted(kind.kind(), kind.opened(), kind.opened() - kind.open(), kind.open())).collect(Collectors.joining());
    }

    private static String row(String title, long count) {
        return "  %-28s %,14d%n".formatted(title, count);
    }
}
