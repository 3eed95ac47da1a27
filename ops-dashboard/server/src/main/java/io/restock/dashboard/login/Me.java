package io.restock.dashboard.login;

import io.restock.contracts.access.Action;
import java.time.Instant;
import java.util.List;

/**
 * Who asks, as the token says.
 *
 * @param roles as tokens name them
 * @param stores GLNs that the person may speak for, and {@code *} for all
 * @param dcs the same of distribution centers
 * @param may what one of the roles may do; whether for all of the chain, the scopes say
 * @param until when the token ends
 */
public record Me(String name, List<String> roles, List<String> stores, List<String> dcs, List<Action> may, Instant until) {}
