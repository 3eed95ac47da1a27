package io.restock.ledger.catalog;

import io.restock.border.http.Checking;
import io.restock.border.http.Rules;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.catalog.Store.Opening;
import io.restock.contracts.catalog.Store.State;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A store as merchandisers write it.
 *
 * @param gln only in bulk; elsewhere the path names it
 * @param zone such as {@code Europe/Oslo}
 * @param closeOut local time at which the business date ends, {@code 04:00} if absent
 * @param state {@code OPEN} if absent
 * @param opens the hours of its week; absent where it may open on any day
 * @param closedOn dates on which it stays closed; absent for none
 */
public record StoreBody(@Nullable String gln, @Nullable String name, @Nullable String zone, @Nullable String closeOut, @Nullable String dc, @Nullable String region,
        @Nullable String state, @Nullable List<OpeningBody> opens, @Nullable List<String> closedOn) {
    /** Hours of one day, such as {@code {"day": "MONDAY", "from": "08:00", "until": "22:00"}}. */
    public record OpeningBody(@Nullable String day, @Nullable String from, @Nullable String until) {
        private @Nullable Opening check(String path, Checking checking) {
            DayOfWeek weekday = checking.oneOf(path + ".day", day, DayOfWeek.class);
            LocalTime begins = checking.fits(path + ".from", from, Rules::timeOfDay);
            LocalTime ends = checking.fits(path + ".until", until, Rules::timeOfDay);
            boolean opens = begins == null || ends == null
                    || checking.require(!begins.equals(ends), path + ".until", "must be another time than from, such as 22:00; leave the day out if it is closed");
            return weekday == null || begins == null || ends == null || !opens ? null : new Opening(weekday, begins, ends);
        }
    }

    private static final int OPENINGS_AT_MOST = 28;
    private static final int CLOSED_AT_MOST = 400;

    /** @return null, and notes, if something is missing or cannot be read */
    @Nullable
    Store check(@Nullable String number, Checking checking) {
        Gln id = checking.gln("gln", number);
        ZoneId zoneId = checking.fits("zone", zone, Rules::zone);
        String ends = Checking.given(closeOut);
        LocalTime closes = checking.fits("closeOut", ends == null ? "04:00" : ends, Rules::timeOfDay);
        Gln center = checking.optionalGln("dc", Checking.given(dc));
        String called = checking.text("name", name, Limits.NAME);
        String lies = checking.optionalText("region", region, Limits.NAME);
        State now = state == null ? State.OPEN : checking.oneOf("state", state, State.class);
        List<Opening> week = each("opens", opens, OPENINGS_AT_MOST, checking, (path, opening) -> opening == null ? missing(path, checking) : opening.check(path, checking));
        List<LocalDate> closed = each("closedOn", closedOn, CLOSED_AT_MOST, checking, (path, date) -> checking.fits(path, date, Rules::date));
        return id == null || called == null || zoneId == null || closes == null || now == null ? null
                : new Store(id, called, zoneId, closes, center, lies, now, week, closed.stream().distinct().sorted().toList());
    }

    private static @Nullable Opening missing(String path, Checking checking) {
        checking.wrong(path, "is missing; send {\"day\": \"MONDAY\", \"from\": \"08:00\", \"until\": \"22:00\"}");
        return null;
    }

    private static <A, B> List<B> each(String field, @Nullable List<A> given, int most, Checking checking, BiFunction<String, A, @Nullable B> reader) {
        var read = new ArrayList<B>();
        if (given != null && checking.require(given.size() <= most, field, "must hold at most " + most + ", holds " + given.size())) {
            for (int i = 0; i < given.size(); i++) {
                B one = reader.apply(field + "[" + i + "]", given.get(i));
                if (one != null) {
                    read.add(one);
                }
            }
        }
        return read;
    }
}
