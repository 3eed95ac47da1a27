package io.restock.terminal.world;

import java.time.Instant;
import java.util.Map;

/** What a supplier will bring to a distribution center. @param units of each item, in whole cases */
public record SupplierOrder(Instant arrival, Map<Integer, Integer> units) {}
