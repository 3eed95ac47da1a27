package io.restock.terminal.figures;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts by reason. Beyond a hundred reasons the rest are counted together. */
public final class Reasons {
    private static final int AT_MOST = 100;
    private static final String REST = "other reasons";

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    public void add(String reason, long times) {
        var named = counts.size() < AT_MOST || counts.containsKey(reason) ? reason : REST;
        counts.computeIfAbsent(named, first -> new LongAdder()).add(times);
    }

    public long total() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    public Map<String, Long> snapshot() {
        var snapshot = new TreeMap<String, Long>();
        counts.forEach((reason, count) -> snapshot.put(reason, count.sum()));
        return snapshot;
    }
}
