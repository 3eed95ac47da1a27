package io.restock.ledger.intake;

import io.restock.contracts.Gln;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.CountOffset;
import io.restock.contracts.stock.StockEvent.CountReversed;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.contracts.store.StoreRecord;
import io.restock.ledger.reversal.ReversalBook;
import io.restock.ledger.reversal.Reported;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What each record led to, in maps, where the service asks its journal. */
final class MemoryReversals implements ReversalBook {
    private final Map<String, List<StockEvent>> journal;
    private final Map<String, List<StockEvent>> byRecord = new HashMap<>();
    private final Set<String> reversed = new HashSet<>();
    private List<StockEvent> taking = new ArrayList<>();

    MemoryReversals(Map<String, List<StockEvent>> journal) {
        this.journal = journal;
    }

    void taking(StoreRecord record) {
        taking = byRecord.computeIfAbsent(record.store() + " " + StoreRecord.CODEC.typeOf(record) + " " + record.identity(), _ -> new ArrayList<>());
    }

    void ledTo(StockEvent event) {
        if (!(event instanceof CountOffset)) {
            taking.add(event);
        }
    }

    @Override
    public Optional<List<StockEvent>> ledTo(Gln store, Reported kind, String identity) {
        return Optional.ofNullable(byRecord.get(store + " " + kind.type() + " " + identity));
    }

    @Override
    public boolean note(Taken reversal) {
        return reversed.add(reversal.store() + " " + reversal.kind() + " " + reversal.of());
    }

    @Override
    public Map<StoreItemId, Standing> without(List<StockCounted> counts) {
        var standing = new HashMap<StoreItemId, Standing>();
        counts.forEach(count -> standing.put(count.storeItem(), without(count)));
        return standing;
    }

    private Standing without(StockCounted count) {
        List<StockEvent> events = journal.get(count.storeItem().toString());
        Set<String> gone = new HashSet<>(Set.of(count.count()));
        events.forEach(event -> {
            if (event instanceof CountReversed taken) {
                gone.add(taken.count());
            }
        });
        Optional<StockCounted> latest = events.stream().filter(StockCounted.class::isInstance).map(StockCounted.class::cast).filter(other -> !gone.contains(other.count()))
                .reduce((one, next) -> next.occurredAt().isBefore(one.occurredAt()) ? one : next);
        int moved = events.stream().filter(event -> !(event instanceof StockCounted) && !(event instanceof CountOffset) && !(event instanceof CountReversed))
                .filter(event -> latest.isEmpty() || !event.occurredAt().isBefore(latest.get().occurredAt())).mapToInt(StockEvent::moved).sum();
        return new Standing(latest.map(StockCounted::counted).orElse(0) + moved, latest.map(StockCounted::occurredAt).orElse(null));
    }
}
