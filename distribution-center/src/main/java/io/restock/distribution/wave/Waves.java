package io.restock.distribution.wave;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.despatch.DespatchEvent.Outcome;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.pick.Pick;
import io.restock.engine.share.Tier;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads waves as they are now. */
@ApplicationScoped
public class Waves {
    private static final String SELECT = """
            select id, dc, released_at, cut_off_at, by_clock, status from (
              select w.*, case when exists (select from distribution.pick p
                  where p.wave = w.id and (p.picked is null or (p.picked > p.put_back and p.despatch is null))) then 'OPEN' else 'DONE' end as status
              from distribution.wave w) w
            """;

    /** A page, newest first. @param status OPEN, DONE or null for both */
    List<Wave> list(Sql sql, Gln dc, @Nullable String status, @Nullable Long after, int limit) throws SQLException {
        Dc.get(sql, dc);
        var bare = sql.list(SELECT + "where dc = ? and (?::text is null or status = ?) and (?::bigint is null or id < ?) order by id desc limit ?",
                Waves::bare, dc, status, status, after, after, limit);
        return filled(sql, bare);
    }

    Optional<Wave> find(Sql sql, long id) throws SQLException {
        return filled(sql, sql.list(SELECT + "where id = ?", Waves::bare, id)).stream().findFirst();
    }

    private static Wave bare(ResultSet row) throws SQLException {
        return new Wave(row.getLong("id"), new Gln(row.getString("dc")), Sql.instant(row, "released_at"), Sql.instantOrNull(row, "cut_off_at"),
                row.getBoolean("by_clock"), row.getString("status"), List.of(), List.of());
    }

    private static List<Wave> filled(Sql sql, List<Wave> bare) throws SQLException {
        List<Long> ids = bare.stream().map(Wave::id).toList();
        Map<Long, List<Pick>> picks = Pick.byWave(sql, ids);
        Map<Long, List<Wave.Short>> shorts = shorts(sql, ids);
        return bare.stream().map(wave -> new Wave(wave.id(), wave.dc(), wave.releasedAt(), wave.cutOffAt(), wave.byClock(), wave.status(),
                picks.getOrDefault(wave.id(), List.of()), shorts.getOrDefault(wave.id(), List.of()))).toList();
    }

    private static Map<Long, List<Wave.Short>> shorts(Sql sql, List<Long> waves) throws SQLException {
        var byWave = new HashMap<Long, List<Wave.Short>>();
        sql.list("select * from distribution.wave_short where wave = any(?::bigint[]) order by wave, order_line",
                row -> byWave.computeIfAbsent(row.getLong("wave"), wave -> new ArrayList<>())
                        .add(new Wave.Short(row.getString("order_line"), new Gln(row.getString("store")), new Gtin(row.getString("item")),
                                row.getInt("units"), Outcome.valueOf(row.getString("outcome")), row.getString("reason"), tier(row.getString("tier")),
                                row.getObject("gain", Double.class), row.getString("why"))),
                waves);
        return byWave;
    }

    private static @Nullable Tier tier(@Nullable String text) {
        return text == null ? null : Tier.valueOf(text);
    }
}
