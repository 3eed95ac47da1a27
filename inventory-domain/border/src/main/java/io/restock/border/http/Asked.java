package io.restock.border.http;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What somebody asks for, read from the address. */
public final class Asked {
    private Asked() {}

    /** @throws ProblemException 422 that names each part that is no correct number */
    public static StoreItemId storeItem(String store, String item) {
        List<String> errors = new ArrayList<>();
        Gln gln = read("store", store, Gln::new, errors);
        Gtin gtin = read("item", item, Gtin::scanned, errors);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return new StoreItemId(gln, gtin);
    }

    /** @throws ProblemException 422 if it is no correct number */
    public static Gln store(String store) {
        List<String> errors = new ArrayList<>();
        Gln gln = read("store", store, Gln::new, errors);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return gln;
    }

    private static <T> T read(String field, String text, Function<String, T> reading, List<String> errors) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException e) {
            errors.add(field + " " + e.getMessage());
            return null;
        }
    }
}
