package io.restock.dashboard.page;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import java.util.List;

/**
 * What stores are selling, as each distribution center sees it before any order exists.
 *
 * @param troubles what is missing and what to do about it, a sentence each
 */
public record Demand(List<Center> centers, List<String> troubles) {

    /**
     * @param windowMinutes business minutes over which was added up
     * @param wanted the items sold most, at most eight
     */
    public record Center(Gln dc, String name, int windowMinutes, List<Wanted> wanted) {}

    /**
     * @param stores that sold it
     * @param available units that the center could still promise
     */
    public record Wanted(Gtin item, String itemName, String unit, long units, int stores, long available) {}
}
