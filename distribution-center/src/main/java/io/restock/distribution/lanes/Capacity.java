package io.restock.distribution.lanes;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What one wave of a center takes at most. Null is no bound.
 *
 * @param lines order lines
 * @param cases case packs, begun ones included
 * @param hands people who pick a wave; with {@code casesPerHand}, or neither
 * @param casesPerHand case packs that one of them picks in a wave
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Capacity(@Nullable Integer lines, @Nullable Integer cases, @Nullable Integer hands, @Nullable Integer casesPerHand) {
    static Capacity from(ResultSet row) throws SQLException {
        return new Capacity(row.getObject("wave_lines", Integer.class), row.getObject("wave_cases", Integer.class), row.getObject("wave_hands", Integer.class),
                row.getObject("cases_per_hand", Integer.class));
    }

    /** Order lines that fit. */
    public long mostLines() {
        return lines == null ? Long.MAX_VALUE : lines;
    }

    /** Case packs that fit: what there is room for, and what the hands can do. */
    public long mostCases() {
        long room = cases == null ? Long.MAX_VALUE : cases;
        return hands == null || casesPerHand == null ? room : Math.min(room, (long) hands * casesPerHand);
    }

    @JsonIgnore
    public boolean isBounded() {
        return mostLines() < Long.MAX_VALUE || mostCases() < Long.MAX_VALUE;
    }
}
