package io.restock.ledger.intake;

import io.restock.contracts.Gtin;
import io.restock.contracts.store.StoreRecord.StockTransfer;
import io.restock.contracts.store.StoreRecord.TransferCancellation;
import io.restock.ledger.transfer.TransferBook;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Transfers in maps, where the service has tables. */
final class MemoryTransfers implements TransferBook {
    private final Map<Due, StockTransfer> sent = new HashMap<>();
    private final Map<Due, Standing> standings = new HashMap<>();
    private final Map<Due, SortedMap<Gtin, Line>> lines = new HashMap<>();

    @Override
    public void sent(StockTransfer transfer, Instant at) {
        sent.put(new Due(transfer.to(), transfer.store(), transfer.identity(), Boolean.TRUE.equals(transfer.toCenter())), transfer);
    }

    @Override
    public boolean cancelled(TransferCancellation cancellation, Instant at) {
        return List.of(true, false).stream().anyMatch(toCenter -> sent.containsKey(new Due(cancellation.to(), cancellation.store(), cancellation.transfer(), toCenter)));
    }

    @Override
    public Optional<Standing> standing(Due transfer) {
        return Optional.ofNullable(standings.get(transfer));
    }

    @Override
    public List<Line> lines(Due transfer) {
        return List.copyOf(lines.getOrDefault(transfer, new TreeMap<>()).values());
    }

    @Override
    public void now(Due transfer, Standing standing, Collection<Line> changed, @Nullable Instant closedAt) {
        standings.put(transfer, standing);
        changed.forEach(line -> lines.computeIfAbsent(transfer, _ -> new TreeMap<>()).put(line.item(), line));
    }
}
