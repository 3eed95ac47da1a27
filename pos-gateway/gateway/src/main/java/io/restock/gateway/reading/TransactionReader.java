package io.restock.gateway.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.border.http.Checking;
import io.restock.border.http.Rules;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the content of a transaction and notes all that is wrong with it by itself, before any catalog is asked. */
public final class TransactionReader {
    private static final Set<String> FIELDS = Set.of("occurredAt", "lines");
    private static final Set<String> BULK_FIELDS = Set.of("store", "till", "businessDate", "sequence", "occurredAt", "lines");

    private TransactionReader() {}

    /** @param store that reports it, and to which its returns belong */
    public static PostedTransaction read(JsonNode body, Gln store, Checking checking) {
        return read(body, FIELDS, store, checking);
    }

    /** The same for an element of a bulk post, which carries its identity beside its content. */
    public static PostedTransaction readOfBulk(JsonNode body, Gln store, Checking checking) {
        return read(body, BULK_FIELDS, store, checking);
    }

    private static PostedTransaction read(JsonNode body, Set<String> known, Gln store, Checking checking) {
        Fields fields = Fields.of(body, "", checking);
        if (fields == null) {
            return new PostedTransaction(null, List.of());
        }
        fields.allowOnly(known);
        var occurredAt = fields.text("occurredAt", Rules::time);
        return new PostedTransaction(occurredAt, lines(fields, store, checking));
    }

    private static List<PostedLine> lines(Fields fields, Gln store, Checking checking) {
        JsonNode nodes = fields.node("lines");
        if (!nodes.isArray() || nodes.isEmpty()) {
            fields.note("lines", "must be a list of at least one line");
            return List.of();
        }
        if (nodes.size() > Limits.TRANSACTION_LINES) {
            fields.note("lines", "has " + nodes.size() + " lines; a transaction has at most " + Limits.TRANSACTION_LINES + ", so split it into several");
            return List.of();
        }
        var lines = new ArrayList<PostedLine>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            lines.add(LineReader.read(nodes.get(i), "lines[" + i + "]", store, checking));
        }
        checkNumbersAndVoids(lines, checking);
        return lines;
    }

    private static void checkNumbersAndVoids(List<PostedLine> lines, Checking checking) {
        Map<Integer, PostedLine> byNumber = HashMap.newHashMap(lines.size());
        boolean allReadable = true;
        for (int i = 0; i < lines.size(); i++) {
            PostedLine before = switch (lines.get(i)) {
                case PostedLine.Goods goods -> byNumber.putIfAbsent(goods.line(), goods);
                case PostedLine.Unfit unfit -> byNumber.putIfAbsent(unfit.line(), unfit);
                case PostedLine.Void taken -> byNumber.putIfAbsent(taken.line(), taken);
                case PostedLine.Unreadable _ -> {
                    allReadable = false;
                    yield null;
                }
            };
            if (before != null) {
                checking.wrongLine(i, "line", "is the number of an earlier line too; number each line once");
            }
        }
        var voided = new HashSet<Integer>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i) instanceof PostedLine.Void taken) {
                checkVoid(i, taken, byNumber, allReadable, voided, checking);
            }
        }
    }

    private static void checkVoid(int index, PostedLine.Void taken, Map<Integer, PostedLine> byNumber, boolean allReadable,
            Set<Integer> voided, Checking checking) {
        PostedLine target = byNumber.get(taken.voids());
        if (target == null && allReadable) {
            checking.wrongLine(index, "voids", "names line " + taken.voids() + ", which is not in this transaction");
        } else if (target instanceof PostedLine.Void) {
            checking.wrongLine(index, "voids", "names line " + taken.voids() + ", which is a void itself; only sales and returns can be voided");
        } else if (!voided.add(taken.voids())) {
            checking.wrongLine(index, "voids", "names line " + taken.voids() + ", which is voided already");
        }
    }
}
