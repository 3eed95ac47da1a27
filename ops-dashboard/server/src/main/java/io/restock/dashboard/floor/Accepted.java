package io.restock.dashboard.floor;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * That something was taken.
 *
 * @param status DONE, RECORDED where it is booked within a moment, ASKED, or AWAITING_APPROVAL
 * @param reason why it waits for a second person, or null
 */
public record Accepted(String status, @Schema(nullable = true) @Nullable String reason) {
    static final Accepted DONE = new Accepted("DONE", null);
}
