package io.restock.dashboard.services;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a service is, as last seen.
 *
 * @param sentence what is wrong and what to do, or null
 * @param lag records that wait to be taken from each topic
 * @param counts its durable counts, by name
 */
public record ServiceState(String name, String title, Standing standing, @Schema(nullable = true) @Nullable String sentence, Map<String, Long> lag,
        Map<String, Long> counts) {
    /** Records that may wait before it is said aloud: about a second of the busiest chain. */
    private static final long LAG_WORTH_SAYING = 25_000;

    public enum Standing { NOT_ASKED, READY, NOT_READY, AWAY }

    static ServiceState unknown(Service service) {
        return new ServiceState(service.configName(), service.title(), Standing.NOT_ASKED, null, Map.of(), Map.of());
    }

    public long lagRecords() {
        return lag.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What an operator should know about it, or null if it is well. */
    @Nullable
    String trouble() {
        if (standing != Standing.READY || sentence != null) {
            return sentence;
        }
        long behind = lagRecords();
        return behind < LAG_WORTH_SAYING ? null : "%s is %,d records behind.".formatted(title, behind);
    }
}
