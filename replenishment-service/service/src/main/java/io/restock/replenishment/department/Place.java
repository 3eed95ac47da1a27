package io.restock.replenishment.department;

import io.restock.contracts.Gln;
import org.jspecify.annotations.Nullable;

/** A department in a store. @param store null for the whole chain */
public record Place(String department, @Nullable Gln store) {
    /** As its table has it: empty for the chain. */
    String storeText() {
        return store == null ? "" : store.digits();
    }

    static Place of(String department, String storeText) {
        return new Place(department, storeText.isEmpty() ? null : new Gln(storeText));
    }

    /** As the audit and approvals call it. */
    @Override
    public String toString() {
        return store == null ? department : store + "|" + department;
    }
}
