package io.restock.dashboard.page;

import io.restock.contracts.orders.Explanation;

/**
 * Why a line was ordered.
 *
 * @param sentence the reason in words
 * @param explanation its numbers, as they were when the rule decided
 */
public record Reason(String order, int line, int units, String sentence, Explanation explanation) {}
