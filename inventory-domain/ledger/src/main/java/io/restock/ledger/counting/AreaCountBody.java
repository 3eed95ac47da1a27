package io.restock.ledger.counting;

import io.restock.ledger.reports.LineBody;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one person counted in an area.
 *
 * @param again what is to become of items that were counted in the area before: {@code ADDS}, since more of them lie there, or {@code REPLACES}, since the count
 *     before was wrong. Absent: there must be none
 */
public record AreaCountBody(@Nullable OffsetDateTime countedAt, @Nullable String area, @Nullable List<@Nullable LineBody> lines, @Nullable String again) {}
