package io.restock.contracts.operations;

import java.time.Instant;
import java.util.Map;

/**
 * What a service has done since its data began, by name, in whole numbers: {@code GET /v1/account}. Counts survive restarts.
 *
 * @param counts such as {@code linesApplied}; names are listed with each service's resource
 * @param lag records that wait to be taken from each topic
 */
public record Account(String service, Instant at, Map<String, Long> counts, Map<String, Long> lag) {}
