package io.restock.terminal.world;

import io.restock.contracts.Gln;
import java.time.Instant;
import java.util.Map;

/**
 * Goods that a store sends back to its distribution center.
 *
 * @param transfer its number, by which both know it
 * @param from the store that sent it
 * @param units what is really on it, by item
 */
public record Homebound(String transfer, Gln from, Instant arrival, Map<Integer, Integer> units) {}
