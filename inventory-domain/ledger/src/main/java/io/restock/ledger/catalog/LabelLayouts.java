package io.restock.ledger.catalog;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Topics;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.Deed;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.catalog.LabelLayout;
import io.restock.contracts.catalog.LabelLayout.Form;
import io.restock.ledger.audit.LedgerAudit;
import io.restock.ledger.outbox.Outbox;
import io.restock.ledger.outbox.OutboxSender;
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
import org.jspecify.annotations.Nullable;

/** Keeps how labels are laid out where that is not as usual, in the table and on the topic. */
@ApplicationScoped
public class LabelLayouts {
    private static final String COLUMNS = "prefix, store, form, item_digits, verifier, value_digits, decimals";
    private static final String TYPE = "LabelLayout";

    @Inject
    Database database;
    @Inject
    OutboxSender outbox;
    @Inject
    Clock clock;

    /** @return whether there was none before */
    boolean put(LabelLayout layout, Author by) {
        boolean fresh = database.decide(sql -> {
            boolean created = sql.first("insert into ledger.label_layout (" + COLUMNS + """
                    ) values (?, ?, ?, ?, ?, ?, ?) on conflict (prefix, store) do update set form = excluded.form, item_digits = excluded.item_digits,
                        verifier = excluded.verifier, value_digits = excluded.value_digits, decimals = excluded.decimals
                    returning old.prefix is null""", row -> row.getBoolean(1), layout.prefix(), digits(layout.store()), layout.form().name(), layout.itemDigits(),
                    layout.verifier(), layout.valueDigits(), layout.decimals()).orElse(false);
            var letters = new Outbox();
            letters.add(Topics.LABEL_LAYOUTS, key(layout), TYPE, LabelLayout.CODEC.write(layout), by.text());
            letters.write(sql);
            keep(sql, DeedKind.LABEL_LAID_OUT, layout, by);
            return created;
        });
        outbox.sendNow();
        return fresh;
    }

    /** @throws ProblemException 404 if none is set. @return what held until now */
    LabelLayout remove(String prefix, @Nullable Gln store, Author by) {
        LabelLayout removed = database.decide(sql -> {
            LabelLayout layout = sql.first("delete from ledger.label_layout where prefix = ? and store is not distinct from ? returning " + COLUMNS, LabelLayouts::layout, prefix,
                    digits(store)).orElseThrow(() -> unknown(prefix, store));
            var letters = new Outbox();
            letters.addRemoval(Topics.LABEL_LAYOUTS, key(layout), TYPE, by.text());
            letters.write(sql);
            keep(sql, DeedKind.LABEL_LAYOUT_REMOVED, layout, by);
            return layout;
        });
        outbox.sendNow();
        return removed;
    }

    /** @throws ProblemException 404 if none is set */
    LabelLayout get(String prefix, @Nullable Gln store) {
        Optional<LabelLayout> found = database.read(sql -> sql.first("select " + COLUMNS + " from ledger.label_layout where prefix = ? and store is not distinct from ?",
                LabelLayouts::layout, prefix, digits(store)));
        return found.orElseThrow(() -> unknown(prefix, store));
    }

    /** The layout that is set for a label: the store's before the chain's, and of those the one of the longest prefix. */
    Optional<LabelLayout> of(Gtin label, @Nullable Gln store) {
        return database.read(sql -> sql.first("select " + COLUMNS + """
                \sfrom ledger.label_layout where starts_with(substring(?, 2), prefix) and (store is null or store = ?)
                order by store nulls last, length(prefix) desc limit 1""", LabelLayouts::layout, label.digits(), digits(store)));
    }

    /** By prefix and store, the chain's first. @param after prefix, or prefix and store, of the last one of the page before, as the topic's key has it */
    List<LabelLayout> page(String after, int limit) {
        return database.read(sql -> sql.list("select " + COLUMNS + """
                \sfrom ledger.label_layout where prefix || coalesce('|' || store, '') > ? collate "C" order by prefix || coalesce('|' || store, '') collate "C" limit ?""",
                LabelLayouts::layout, after, limit));
    }

    static String key(LabelLayout layout) {
        return LabelLayout.key(layout.prefix(), layout.store());
    }

    private void keep(Sql sql, DeedKind kind, LabelLayout layout, Author by) throws SQLException {
        LedgerAudit.TRAIL.append(sql, AuditTrail.DESK, List.of(Deed.of(clock.instant(), by, kind, key(layout), layout)));
    }

    private static LabelLayout layout(ResultSet row) throws SQLException {
        String store = row.getString(2);
        return new LabelLayout(row.getString(1), store == null ? null : new Gln(store), Form.valueOf(row.getString(3)), row.getInt(4), row.getBoolean(5), row.getInt(6),
                row.getInt(7));
    }

    private static @Nullable String digits(@Nullable Gln store) {
        return store == null ? null : store.digits();
    }

    private static ProblemException unknown(String prefix, @Nullable Gln store) {
        return ProblemException.unknown("no layout is set for labels of prefix " + prefix + (store == null ? "" : " at store " + store)
                + ", so they are read as is usual; PUT /v1/label-layouts/" + prefix + " sets one");
    }
}
