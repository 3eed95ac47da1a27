package io.restock.terminal.world;

import java.time.Instant;
import java.util.Map;

/**
 * Goods under way from a distribution center to a store.
 *
 * @param sscc of the despatch
 * @param arrival when it stands at the back door
 * @param units what is really on it, by item
 */
public record Lorry(String sscc, Instant arrival, Map<Integer, Integer> units) {}
