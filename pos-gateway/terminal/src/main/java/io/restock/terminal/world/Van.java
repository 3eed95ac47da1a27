package io.restock.terminal.world;

import io.restock.contracts.Gln;
import java.time.Instant;
import java.util.Map;

/**
 * Goods under way from one store to another.
 *
 * @param transfer its number, by which both know it
 * @param from the store that sent it
 * @param units what is really in it, by item
 */
public record Van(String transfer, Gln from, Instant arrival, Map<Integer, Integer> units) {}
