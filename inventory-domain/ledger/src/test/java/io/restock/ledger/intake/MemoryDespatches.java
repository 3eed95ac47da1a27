package io.restock.ledger.intake;

import io.restock.contracts.Gln;
import io.restock.contracts.Sscc;
import io.restock.ledger.despatch.DespatchBook;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Despatches in maps, where the service has tables. */
final class MemoryDespatches implements DespatchBook {
    private record Key(Gln store, Sscc despatch) {}

    private final Map<Key, Standing> standings = new HashMap<>();
    private final Map<Key, TreeMap<Integer, Line>> lines = new HashMap<>();
    private final Map<Key, Instant> closed = new HashMap<>();

    @Override
    public Optional<Standing> standing(Gln store, Sscc despatch) {
        return Optional.ofNullable(standings.get(new Key(store, despatch)));
    }

    @Override
    public List<Line> lines(Gln store, Sscc despatch) {
        return List.copyOf(lines.getOrDefault(new Key(store, despatch), new TreeMap<>()).values());
    }

    @Override
    public void now(Gln store, Sscc despatch, Standing standing, Collection<Line> changed, @Nullable Instant closedAt) {
        var key = new Key(store, despatch);
        standings.put(key, standing);
        closed.put(key, closedAt);
        changed.forEach(line -> lines.computeIfAbsent(key, _ -> new TreeMap<>()).put(line.number(), line));
    }

    @Override
    public Optional<Gln> underWayTo(Sscc despatch, Gln notThis) {
        return standings.keySet().stream()
                .filter(key -> key.despatch().equals(despatch) && !key.store().equals(notThis) && (closed.get(key) == null || standings.get(key).homeAt() != null)
                        && standings.get(key).despatchedAt() != null)
                .map(Key::store).findFirst();
    }
}
