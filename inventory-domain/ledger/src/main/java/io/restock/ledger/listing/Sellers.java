package io.restock.ledger.listing;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.Deed;
import io.restock.contracts.access.DeedKind;
import io.restock.ledger.audit.LedgerAudit;
import io.restock.ledger.listing.Seller.State;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import io.restock.sql.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Keeps who lists articles, and which company prefixes belong to whom. */
@ApplicationScoped
public class Sellers {
    private static final String COLUMNS = "gln, name, state, trusted, array(select prefix from ledger.seller_prefix p where p.seller = gln order by prefix) as prefixes";

    @Inject
    Database database;
    @Inject
    Clock clock;

    /** @throws ProblemException 409 if a prefix is another's, or begins as another's does. @return whether there was none before */
    boolean put(Seller seller, Author by) {
        return database.decide(sql -> {
            sql.number("select 1 from (select pg_advisory_xact_lock(hashtext('ledger.seller_prefix'))) one_at_a_time");
            refuseTaken(sql, seller);
            boolean fresh = sql.first("""
                    insert into ledger.seller (gln, name, state, trusted) values (?, ?, ?, ?)
                    on conflict (gln) do update set name = excluded.name, state = excluded.state, trusted = excluded.trusted returning old.gln is null""",
                    row -> row.getBoolean(1), seller.gln(), seller.name(), seller.state(), seller.trusted()).orElse(false);
            sql.execute("delete from ledger.seller_prefix where seller = ? and prefix <> all(?)", seller.gln(), seller.prefixes());
            sql.execute("insert into ledger.seller_prefix (prefix, seller) select unnest(?::text[]), ? on conflict (prefix) do nothing", seller.prefixes(), seller.gln());
            LedgerAudit.TRAIL.append(sql, AuditTrail.DESK, List.of(Deed.of(clock.instant(), by, DeedKind.SELLER_LISTED, seller.gln(), seller)));
            return fresh;
        });
    }

    /** GS1 gives no prefix that begins as another one does: of two sellers who say so, one is mistaken. */
    private static void refuseTaken(Sql sql, Seller seller) throws SQLException {
        sql.each("""
                select said, p.prefix, p.seller from unnest(?::text[]) said cross join lateral (
                    select prefix, seller from ledger.seller_prefix where prefix in (select left(said, digits) from generate_series(4, length(said)) digits)
                    union all select prefix, seller from ledger.seller_prefix where prefix > said and prefix < said || ':') p
                where p.seller <> ? order by said limit 1""", row -> {
            throw ProblemException.conflict("prefix " + row.getString(1) + " meets " + row.getString(2) + ", which belongs to seller " + row.getString(3)
                    + ", and a number has one owner; PUT that seller without it first, if it has gone over");
        }, seller.prefixes(), seller.gln());
    }

    Optional<Seller> find(Gln gln) {
        return database.read(sql -> find(sql, gln));
    }

    static Optional<Seller> find(Sql sql, Gln gln) throws SQLException {
        return sql.first("select " + COLUMNS + " from ledger.seller where gln = ?", Sellers::seller, gln);
    }

    /** By number. @param after the number of the last one of the page before */
    List<Seller> page(String after, int limit) {
        return database.read(sql -> sql.list("select " + COLUMNS + " from ledger.seller where gln > ? order by gln limit ?", Sellers::seller, after, limit));
    }

    private static Seller seller(ResultSet row) throws SQLException {
        return new Seller(new Gln(row.getString("gln")), row.getString("name"), Sql.texts(row, "prefixes"), State.valueOf(row.getString("state")), row.getBoolean("trusted"));
    }
}
