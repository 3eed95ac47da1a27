package io.restock.journal.axon;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;

/**
 * Axon's cache for the one thread of a partition, bounded. It keeps two generations: when the younger one is full it becomes the older one, whose
 * aggregates are forgotten unless somebody has asked for them meanwhile. An aggregate is looked up several times a command, so a look must cost
 * little.
 */
final class AggregateCache implements Cache {
    private final int atMost;
    private Map<Object, Object> younger = new HashMap<>();
    private Map<Object, Object> older = new HashMap<>();

    AggregateCache(int atMost) {
        this.atMost = atMost;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <K, V> V get(K key) {
        Object found = younger.get(key);
        if (found == null && !older.isEmpty()) {
            found = older.get(key);
            if (found != null) {
                put(key, found);
            }
        }
        return (V) found;
    }

    @Override
    public void put(Object key, Object value) {
        if (younger.size() >= (atMost + 1) / 2 && !younger.containsKey(key)) {
            older = younger;
            younger = new HashMap<>();
        }
        younger.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        boolean absent = get(key) == null;
        if (absent) {
            put(key, value);
        }
        return absent;
    }

    @Override
    public boolean remove(Object key) {
        boolean was = older.remove(key) != null;
        return younger.remove(key) != null || was;
    }

    @Override
    public void removeAll() {
        younger = new HashMap<>();
        older = new HashMap<>();
    }

    @Override
    public boolean containsKey(Object key) {
        return get(key) != null;
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        return () -> true;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> void computeIfPresent(Object key, UnaryOperator<V> change) {
        Object found = get(key);
        if (found == null) {
            return;
        }
        V changed = change.apply((V) found);
        if (changed == null) {
            remove(key);
        } else {
            put(key, changed);
        }
    }
}
