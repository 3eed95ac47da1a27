package io.restock.ledger.exceptions;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.restock.contracts.Gtin;
import io.restock.contracts.Json;
import io.restock.contracts.exceptions.Stake;
import io.restock.ledger.exceptions.EventLog.Type;
import io.restock.ledger.exceptions.Worths.Place;
import io.restock.sql.Sql;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the queue: opened, raised again and closed, with what that makes of them. What is not the ledger's own may come twice and late: its last word, by when it
 * was recorded, counts.
 *
 * @param now business time
 * @param author as {@link io.restock.contracts.access.Author#text()} writes it; null where nobody knows
 */
record ExceptionTable(Sql sql, Instant now, @Nullable String author) {
    /** @param occurredAt when its cause was gone; @param heardAt as of {@link Raise} */
    record Close(String kind, String subject, Instant occurredAt, @Nullable Instant heardAt) {}

    /** What was announced, or is to be. */
    record Changed(String kind, @Nullable String store, String subject, String owner, String detail, boolean open, Instant at, @Nullable Stake stake) {}

    /** @param raised each kind and subject once, sorted by them. @return those that were not open before */
    List<Changed> raise(List<Raise> raised) throws SQLException {
        List<AtStake> stakes = atStake(raised);
        var opened = new ArrayList<Changed>();
        var events = new EventLog(sql, now, author);
        sql.list("""
                insert into ledger.exception as e (kind, subject, service, store, dc, owner, detail, open, times, opened_at, last_at, stake, amount, currency, at_least, because,
                                                   due_at, heard_at)
                select kind, subject, service, store, coalesce(dc, case when owner = 'dc' then coalesce(
                           (select d.dc from ledger.despatch d where d.store = raised.store and d.sscc = raised.subject), (select s.dc from ledger.store s where s.gln = raised.store)) end),
                       owner, detail, true, times, to_timestamp(occurred / 1000.0), to_timestamp(occurred / 1000.0), stake::jsonb, amount, currency, at_least, because,
                       to_timestamp(due / 1000.0), to_timestamp(heard / 1000000.0)
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::numeric[], ?::text[], ?::boolean[], ?::text[],
                            ?::bigint[], ?::bigint[])
                    as raised (kind, subject, service, store, dc, owner, detail, times, occurred, stake, amount, currency, at_least, because, due, heard)
                on conflict (kind, subject) do update set
                    times = e.times + case when e.open and excluded.heard_at is not null and e.last_at = excluded.last_at then 0 else excluded.times end,
                    detail = excluded.detail, open = true, last_at = excluded.last_at, closed_at = null, opened_at = case when e.open then e.opened_at else excluded.opened_at end,
                    due_at = case when e.open then e.due_at else excluded.due_at end, stake = excluded.stake, amount = excluded.amount, currency = excluded.currency,
                    at_least = excluded.at_least, because = excluded.because, dc = coalesce(excluded.dc, e.dc), heard_at = excluded.heard_at
                where excluded.heard_at is null or e.heard_at is null or e.heard_at < excluded.heard_at or e.heard_at = excluded.heard_at and not e.open
                returning coalesce(old.open, false) as was_open, old.stake as stake_before, old.amount as amount_before, old.currency as currency_before, new.*""",
                row -> note(row, opened, events),
                texts(raised, Raise::kind), texts(raised, Raise::subject), texts(raised, Raise::service), texts(raised, Raise::store), texts(raised, Raise::dc),
                texts(raised, Raise::owner),
                texts(raised, Raise::detail), longs(raised, Raise::times), longs(raised, each -> each.occurredAt().toEpochMilli()), texts(raised, each -> json(each.stake())),
                texts(stakes, each -> each.amount() == null ? null : each.amount().toPlainString()), texts(stakes, AtStake::currency),
                texts(stakes, each -> String.valueOf(each.atLeast())), texts(stakes, AtStake::because), longs(raised, each -> now.plus(each.due()).toEpochMilli()),
                texts(raised, each -> each.heardAt() == null ? null : String.valueOf(micros(each.heardAt()))));
        events.write();
        return opened;
    }

    private boolean note(ResultSet row, List<Changed> opened, EventLog events) throws SQLException {
        Changed is = changed(row, Sql.instant(row, "last_at"));
        var atStake = new AtStake(row.getBigDecimal("amount"), row.getString("currency"), row.getBoolean("at_least"), row.getString("because"));
        if (!row.getBoolean("was_open")) {
            opened.add(is);
            events.add(row.getLong("id"), Type.RAISED, said(is.detail(), atStake), null);
            return true;
        }
        var before = new AtStake(row.getBigDecimal("amount_before"), row.getString("currency_before"), false, "");
        if (AtStake.isWorse(before, stake(row.getString("stake_before")), atStake, is.stake())) {
            events.add(row.getLong("id"), Type.WORSE, said(is.detail(), atStake), null);
            if (Sql.instantOrNull(row, "snoozed_until") != null) {
                sql.execute("update ledger.exception set snoozed_until = null, snoozed_for = null where id = ?", row.getLong("id"));
                events.add(row.getLong("id"), Type.CAME_BACK, Map.of("because", "it is worse than it was"), null);
            }
        }
        return false;
    }

    private static Map<String, Object> said(String detail, AtStake atStake) {
        var said = new HashMap<String, Object>(Map.of("detail", detail));
        if (atStake.amount() != null) {
            said.put("amount", atStake.amount());
            said.put("currency", Objects.requireNonNull(atStake.currency()));
        }
        return said;
    }

    /** @param closed each kind and subject once, sorted by them. @return those that were open before */
    List<Changed> close(List<Close> closed) throws SQLException {
        var events = new EventLog(sql, now, author);
        List<Changed> changed = sql.list("""
                update ledger.exception e set open = false, closed_at = to_timestamp(closed.occurred / 1000.0), snoozed_until = null, snoozed_for = null,
                    heard_at = coalesce(to_timestamp(closed.heard / 1000000.0), e.heard_at)
                from unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[]) as closed (kind, subject, occurred, heard)
                where e.kind = closed.kind and e.subject = closed.subject and e.open
                    and (closed.heard is null or e.heard_at is null or e.heard_at <= to_timestamp(closed.heard / 1000000.0))
                returning e.*""", row -> {
            events.add(row.getLong("id"), Type.CLOSED, Map.of(), null);
            return changed(row, Sql.instant(row, "closed_at"));
        }, texts(closed, Close::kind), texts(closed, Close::subject), longs(closed, each -> each.occurredAt().toEpochMilli()),
                texts(closed, each -> each.heardAt() == null ? null : String.valueOf(micros(each.heardAt()))));
        events.write();
        return changed;
    }

    private List<AtStake> atStake(List<Raise> raised) throws SQLException {
        List<Place> asked = raised.stream().flatMap(each -> places(each).stream()).distinct().toList();
        Map<Place, AtStake.Worth> worths = Worths.of(sql, asked, now);
        return raised.stream().map(each -> {
            var here = new HashMap<Gtin, AtStake.Worth>();
            places(each).forEach(place -> {
                AtStake.Worth worth = worths.get(place);
                if (worth != null) {
                    here.put(place.item(), worth);
                }
            });
            return AtStake.of(each.loss(), each.stake(), here);
        }).toList();
    }

    private static List<Place> places(Raise raise) {
        Stake stake = raise.stake();
        return stake == null ? List.of() : stake.lines().stream().map(line -> new Place(line.item(), raise.store())).toList();
    }

    private static Changed changed(ResultSet row, Instant at) throws SQLException {
        return new Changed(row.getString("kind"), row.getString("store"), row.getString("subject"), row.getString("owner"), row.getString("detail"), row.getBoolean("open"), at,
                stake(row.getString("stake")));
    }

    private static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }

    private interface Text<T> {
        @Nullable
        String of(T from);
    }

    private static <T> List<@Nullable String> texts(List<T> all, Text<T> text) {
        var texts = new ArrayList<@Nullable String>(all.size());
        all.forEach(each -> texts.add(text.of(each)));
        return texts;
    }

    private static <T> long[] longs(List<T> all, ToLongFunction<T> number) {
        return all.stream().mapToLong(number).toArray();
    }

    private static @Nullable String json(@Nullable Stake stake) {
        try {
            return stake == null ? null : Json.MAPPER.writeValueAsString(stake);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Stake stake(@Nullable String json) {
        try {
            return json == null ? null : Json.MAPPER.readValue(json, Stake.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
