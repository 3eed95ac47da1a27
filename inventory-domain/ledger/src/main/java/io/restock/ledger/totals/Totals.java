package io.restock.ledger.totals;

import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What a batch adds to its partition's running counts. */
public final class Totals {
    private static final String COLUMNS = Arrays.stream(Total.values()).map(Total::column).collect(Collectors.joining(", "));
    private static final String UPSERT = "insert into ledger.totals as t (partition, " + COLUMNS + ") values (?"
            + ", ?".repeat(Total.values().length) + ") on conflict (partition) do update set "
            + Arrays.stream(Total.values()).map(Total::column).map(c -> c + " = t." + c + " + excluded." + c).collect(Collectors.joining(", "));

    private final long[] added = new long[Total.values().length];

    public void add(Total total, long more) {
        added[total.ordinal()] += more;
    }

    public void write(Sql sql, int partition) throws SQLException {
        sql.execute(UPSERT, LongStream.concat(LongStream.of(partition), Arrays.stream(added)).boxed().toArray());
    }
}
