package io.restock.terminal.world;

import java.time.Instant;
import java.util.Map;

/**
 * What a distribution center has ordered from a supplier.
 *
 * @param placed when it was ordered
 * @param supplier its number
 * @param expected by when it should be there
 * @param arrival when it comes
 * @param ordered of each item, in whole cases
 * @param units of each item that will come, in whole cases
 */
public record SupplierOrder(Instant placed, int supplier, Instant expected, Instant arrival, Map<Integer, Integer> ordered, Map<Integer, Integer> units) {}
