package io.restock.gateway.resource;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.store.UnfitLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The promise to the till: Kafka has the transaction.
 *
 * @param status always {@code RECORDED}
 * @param href where to ask what became of it
 * @param unfit lines that are recorded as they were reported, and booked when they are settled; absent where there is none
 */
public record Recorded(String status, String href, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Unfit> unfit) {
    /** @param reason why it does not fit, and what would */
    public record Unfit(int line, String reason) {
        static @Nullable List<Unfit> of(List<UnfitLine> lines) {
            return lines.isEmpty() ? null : lines.stream().map(line -> new Unfit(line.line(), line.reason())).toList();
        }
    }

    static Recorded at(String href, List<UnfitLine> unfit) {
        return new Recorded("RECORDED", href, Unfit.of(unfit));
    }
}
