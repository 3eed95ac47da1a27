package io.restock.terminal.replay;

import io.restock.contracts.catalog.Store;
import io.restock.terminal.replay.Recording.Taker;
import io.restock.terminal.till.Receipt;
import io.restock.terminal.till.ReceiptLine;
import io.restock.terminal.till.ReceiptLine.Original;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Gathers rows into receipts. Rows of one receipt may lie apart, but no further than {@value #OPEN_AT_MOST} receipts: then the earliest is closed.
 * A receipt is split where the gateway's bound on lines asks for it, so its sequence has two digits of its own for the part.
 */
final class OpenReceipts {
    static final int OPEN_AT_MOST = 2_000;
    static final int LINES_AT_MOST = 900;
    static final int PARTS_AT_MOST = 100;

    private final LinkedHashMap<String, Draft> open = new LinkedHashMap<>();
    private final Taker taker;

    private record Draft(Store store, String till, long number, LocalDateTime at, List<ReceiptLine> lines) {}

    OpenReceipts(Taker taker) {
        this.taker = taker;
    }

    /**
     * Adds a row to its receipt.
     *
     * @param id of the receipt in the recording
     * @param number the same as a number, from which the sequence is made
     * @param at when the receipt's first row says that it was, in the store's zone
     * @return the line, as a return would cite it
     */
    Original add(String id, Store store, String till, long number, LocalDateTime at, IntFunction<ReceiptLine> line) throws InterruptedException {
        var draft = open.computeIfAbsent(id, first -> new Draft(store, till, number, at, new ArrayList<>()));
        int lineNumber = draft.lines.size() + 1;
        draft.lines.add(line.apply(lineNumber));
        var receipt = receipt(draft, (lineNumber - 1) / LINES_AT_MOST, List.of());
        if (open.size() > OPEN_AT_MOST) {
            close(open.pollFirstEntry().getValue());
        }
        return new Original(receipt.businessDate(), receipt.till(), receipt.sequence(), lineNumber);
    }

    void closeAll() throws InterruptedException {
        for (var draft : open.values()) {
            close(draft);
        }
        open.clear();
    }

    private void close(Draft draft) throws InterruptedException {
        for (int from = 0; from < draft.lines.size(); from += LINES_AT_MOST) {
            int to = Math.min(draft.lines.size(), from + LINES_AT_MOST);
            taker.post(Posting.of(receipt(draft, from / LINES_AT_MOST, List.copyOf(draft.lines.subList(from, to)))));
        }
    }

    private static Receipt receipt(Draft draft, int part, List<ReceiptLine> lines) {
        if (part >= PARTS_AT_MOST) {
            throw new IllegalArgumentException("receipt " + draft.number + " has more than " + PARTS_AT_MOST * LINES_AT_MOST + " lines");
        }
        var at = draft.at.atZone(draft.store.zone()).toOffsetDateTime();
        return new Receipt(draft.store.gln(), draft.till, draft.store.businessDateOf(at.toInstant()), draft.number * PARTS_AT_MOST + part, at, lines);
    }
}
