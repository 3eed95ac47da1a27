package io.restock.ledger.listing;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.restock.contracts.Json;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.Deed;
import io.restock.contracts.access.DeedKind;
import io.restock.ledger.audit.LedgerAudit;
import io.restock.ledger.listing.gates.ListingRules;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import io.restock.sql.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** Keeps where the gates stand: the usual rules until others are set. */
@ApplicationScoped
public class KeptRules {
    @Inject
    Database database;
    @Inject
    Clock clock;

    void put(ListingRules rules, Author by) {
        database.decide(sql -> {
            sql.execute("insert into ledger.listing_rules (rules) values (?::jsonb) on conflict (one) do update set rules = excluded.rules", json(rules));
            LedgerAudit.TRAIL.append(sql, AuditTrail.DESK, List.of(Deed.of(clock.instant(), by, DeedKind.LISTING_RULES_SET, "listing-rules", rules)));
            return rules;
        });
    }

    ListingRules get() {
        return database.read(KeptRules::of);
    }

    static ListingRules of(Sql sql) throws SQLException {
        return sql.first("select rules from ledger.listing_rules", row -> read(row.getString(1), ListingRules.class)).orElse(ListingRules.USUAL);
    }

    static String json(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
