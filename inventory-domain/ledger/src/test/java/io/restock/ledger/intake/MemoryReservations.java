package io.restock.ledger.intake;

import io.restock.contracts.Gln;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.store.StoreRecord.ReservationRequest;
import io.restock.ledger.reservation.ReservationBook;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reservations in a map, where the service has tables. */
final class MemoryReservations implements ReservationBook {
    private final Map<String, List<StockEvent>> journal;
    private final Map<String, Promise> promises = new HashMap<>();

    MemoryReservations(Map<String, List<StockEvent>> journal) {
        this.journal = journal;
    }

    @Override
    public Map<StoreItemId, Integer> available(List<StoreItemId> items) {
        var available = new HashMap<StoreItemId, Integer>();
        for (StoreItemId item : items) {
            List<StockEvent> events = journal.getOrDefault(item.toString(), List.of());
            available.put(item, events.isEmpty() ? 0 : events.getLast().onHand() - events.stream().mapToInt(StockEvent::movedAllocated).sum());
        }
        return available;
    }

    @Override
    public void decided(ReservationRequest request, Instant at, State state, List<Line> lines) {
        promises.put(request.store() + "/" + request.identity(), new Promise(request.store(), request.identity(), request.until(), state, lines));
    }

    @Override
    public Optional<Promise> find(Gln store, String reservation) {
        return Optional.ofNullable(promises.get(store + "/" + reservation));
    }

    @Override
    public void now(Promise promise, @Nullable Instant endedAt, @Nullable String reason) {
        promises.put(promise.store() + "/" + promise.reservation(), promise);
    }
}
