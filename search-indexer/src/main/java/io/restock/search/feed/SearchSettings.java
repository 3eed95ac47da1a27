package io.restock.search.feed;

import io.restock.border.kafka.KafkaConnection;
import io.restock.search.index.Engine;
import java.util.Set;

/**
 * Where a live search reads and writes.
 *
 * @param ownBrands brands whose seller is the chain itself
 */
public record SearchSettings(KafkaConnection kafka, Engine engine, Set<String> ownBrands) {}
