package io.restock.dashboard.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Who has the page open, and how often: in several tabs, or on several screens. */
final class Viewers {
    private final AtomicInteger all = new AtomicInteger();
    private final Map<String, Integer> pages = new ConcurrentHashMap<>();

    void opens(String person) {
        all.incrementAndGet();
        pages.merge(person, 1, Integer::sum);
    }

    void closes(String person) {
        all.decrementAndGet();
        pages.computeIfPresent(person, (_, open) -> open == 1 ? null : Integer.valueOf(open - 1));
    }

    int all() {
        return all.get();
    }

    int of(String person) {
        return pages.getOrDefault(person, 0);
    }
}
