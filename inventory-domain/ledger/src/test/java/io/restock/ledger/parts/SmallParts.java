package io.restock.ledger.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.TransactionLine;
import io.restock.ledger.Shop;
import io.restock.local.testing.Engines;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A journal whose first part is cut into many small ones, so that a test fills one with a basket. */
@ApplicationScoped
class SmallParts {
    private static final int PARTITIONS = 4;
    private static final int SIZE = 64;
    private static final int SMALL = 100;

    private final Database database;
    private final Database owner;
    private final Shop shop;
    private final Clock clock;
    private final Map<Integer, Gln> fillers = new TreeMap<>();
    private final List<Integer> away = new ArrayList<>();
    private long baskets;

    SmallParts(@ConfigProperty(name = "quarkus.datasource.jdbc.url") String address, Database database, Shop shop, Clock clock) {
        this.database = database;
        this.owner = new Database(Engines.login("ledger_owner").source(address));
        this.shop = shop;
        this.clock = clock;
    }

    /** Cuts an empty journal, unless another test has, and has one store in each partition. */
    void cut() {
        if (!fillers.isEmpty()) {
            return;
        }
        if (number("select count(*) from pg_class where relname = 'journal_small_0'") == 0) {
            owner.decide(SmallParts::cut);
        }
        Gtin milk = shop.newItem();
        for (int tries = 0; fillers.size() < PARTITIONS && tries < 100; tries++) {
            Gln store = shop.newStore();
            sell(store, milk, 1);
            fillers.putIfAbsent((int) number("select partition from ledger.stock where key = ?", store + "|" + milk), store);
        }
        assertThat(fillers).hasSize(PARTITIONS);
    }

    private static int cut(Sql sql) throws SQLException {
        sql.execute("drop table ledger.journal_0");
        for (int part = 0; part < SMALL; part++) {
            sql.execute("create table ledger.journal_small_%d partition of ledger.journal for values from (%d) to (%d)"
                    .formatted(part, part * SIZE, (part + 1) * SIZE));
        }
        return sql.execute("create table ledger.journal_0 partition of ledger.journal for values from (%d) to (%d)".formatted(SMALL * SIZE, 1 << 24));
    }

    /** Sells in each partition until the next event is the first of a part, the same in all. */
    long border() {
        long border = (number("select max(next_position) from ledger.journal_head") / SIZE + 1) * SIZE;
        Gtin milk = shop.newItem();
        fillers.forEach((partition, store) -> {
            long next = number("select next_position from ledger.journal_head where partition = ?", partition);
            sell(store, milk, (int) (border - next));
        });
        assertThat(number("select count(*) from ledger.journal_head where next_position = ?", border)).isEqualTo(PARTITIONS);
        return border;
    }

    /** Lets each partition write the first event beyond a border, and then so much time pass that nothing from before it can lie ahead. */
    Instant begin() {
        Gtin milk = shop.newItem();
        fillers.values().forEach(store -> sell(store, milk, 1));
        Instant enough = clock.instant().plus(Duration.ofMinutes(6));
        Shop.await(() -> assertThat(clock.instant()).isAfter(enough));
        return clock.instant();
    }

    /** A transaction of four lines, the third of which begins a part. */
    RetailTransaction cutByBorder(Gln store, Gtin item) {
        long border = border() + SIZE;
        int partition = (int) number("select partition from ledger.stock where key = ?", store + "|" + item);
        Gtin milk = shop.newItem();
        fillers.forEach((each, filler) -> sell(filler, milk, each == partition ? SIZE - 2 : SIZE));
        assertThat(number("select next_position from ledger.journal_head where partition = ?", partition)).isEqualTo(border - 2);
        return sell(store, item, 4);
    }

    long lastBorder() {
        return number("select min(next_position) from ledger.journal_head") / SIZE * SIZE;
    }

    /** Moves away every part below a border, once everything of it has reached the topics. */
    void moveAway(long border) {
        Shop.await(() -> assertThat(number("select min(position) from ledger.journal_next")).isGreaterThanOrEqualTo(border));
        for (int part = 0; part < border / SIZE; part++) {
            detach(part);
        }
    }

    void detach(int part) {
        int gone = part;
        owner.read(sql -> sql.execute("alter table ledger.journal detach partition ledger.journal_small_" + gone + " concurrently"));
        away.add(part);
    }

    void bringBack() {
        for (int part : away) {
            owner.decide(sql -> sql.execute("alter table ledger.journal attach partition ledger.journal_small_%1$d for values from (%2$d) to (%3$d)"
                    .formatted(part, part * SIZE, (part + 1) * SIZE)));
        }
        away.clear();
    }

    private RetailTransaction sell(Gln store, Gtin item, int lines) {
        var each = Stream.iterate(1, line -> line + 1).limit(lines).map(line -> Shop.sale(line, item, 1)).toArray(TransactionLine[]::new);
        RetailTransaction basket = Shop.basket(store, ++baskets, clock.instant().atOffset(ZoneOffset.UTC), each);
        shop.send(basket);
        shop.awaitApplied(basket);
        return basket;
    }

    long number(String statement, Object... values) {
        return database.read(sql -> sql.number(statement, values));
    }
}
