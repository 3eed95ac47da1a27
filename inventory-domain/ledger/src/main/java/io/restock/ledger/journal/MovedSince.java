package io.restock.ledger.journal;

import io.restock.contracts.StoreItemId;
import java.util.Map;
import java.util.Set;

/**
 * By how much shelves moved since an instant.
 *
 * @param units by store-item; those that did not move may be left out
 * @param untold store-items of which nobody can tell, since what may have moved them lies in parts of the journal that are moved away
 */
public record MovedSince(Map<String, Integer> units, Set<String> untold) {
    public int units(StoreItemId item) {
        return units.getOrDefault(item.toString(), 0);
    }

    public boolean told(StoreItemId item) {
        return !untold.contains(item.toString());
    }
}
