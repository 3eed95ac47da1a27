package io.restock.dashboard.login;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as the token says.
 *
 * @param roles as tokens name them
 * @param stores GLNs that the person may speak for; empty means all
 * @param until when the token expires, null without one
 */
public record Me(String name, List<String> roles, List<String> stores, @Schema(nullable = true) @Nullable Instant until) {}
