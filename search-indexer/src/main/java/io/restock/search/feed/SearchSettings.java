package io.restock.search.feed;

import io.restock.search.index.Engine;
import java.util.Map;
import java.util.Set;

/**
 * Where a live search reads and writes.
 *
 * @param kafka client properties, {@code bootstrap.servers} among them
 * @param partitions of topics that have to be created
 * @param ownBrands brands whose seller is the chain itself
 */
public record SearchSettings(Map<String, Object> kafka, Engine engine, int partitions, Set<String> ownBrands) {}
