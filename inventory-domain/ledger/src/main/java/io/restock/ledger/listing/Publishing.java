package io.restock.ledger.listing;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Since;
import io.restock.ledger.catalog.Catalog;
import io.restock.ledger.catalog.Listing;
import io.restock.ledger.catalog.Listing.DatedPack;
import io.restock.ledger.catalog.Listing.Said;
import io.restock.ledger.listing.gates.Draft;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes items and prices of articles, in the transaction that decides on them. */
record Publishing(Sql sql, Catalog catalog, Gln seller, Author by) {
    private static final int SERVER_ERROR = 500;

    /** One that stands in the way of the others is found by halving them. @return why some could not be published, by their numbers */
    Map<Gtin, String> publish(List<Judged> articles) throws SQLException {
        var refused = new HashMap<Gtin, String>();
        publish(articles, refused);
        return refused;
    }

    private void publish(List<Judged> articles, Map<Gtin, String> refused) throws SQLException {
        if (articles.isEmpty()) {
            return;
        }
        var before = sql.connection().setSavepoint();
        try {
            put(articles);
            sql.connection().releaseSavepoint(before);
        } catch (ProblemException e) {
            if (e.problem().status() >= SERVER_ERROR) {
                throw e;
            }
            sql.connection().rollback(before);
            if (articles.size() == 1) {
                refused.put(draft(articles.getFirst()).gtin(), e.problem().detail());
            } else {
                publish(articles.subList(0, articles.size() / 2), refused);
                publish(articles.subList(articles.size() / 2, articles.size()), refused);
            }
        }
    }

    /** @throws ProblemException 409 if one cannot stand beside what is listed */
    void put(List<Judged> articles) throws SQLException {
        var listed = packs(articles.stream().map(Publishing::draft).filter(draft -> draft.packs() == null).map(Draft::gtin).toList());
        catalog.putItems(sql, articles.stream().map(article -> listing(draft(article), listed)).toList(), by);
        var prices = articles.stream().filter(Judged::priced).map(Publishing::draft).map(Draft::price).filter(Objects::nonNull).toList();
        if (!prices.isEmpty()) {
            catalog.putPrices(sql, prices, by);
        }
    }

    private Listing listing(Draft draft, Map<Gtin, List<DatedPack>> listed) {
        List<DatedPack> packs = draft.packs() == null ? listed.getOrDefault(draft.gtin(), List.of())
                : draft.packs().stream().map(pack -> new DatedPack(pack.gtin(), pack.units(), null)).toList();
        int casePack = draft.casePack() == null ? 1 : draft.casePack();
        var item = new Item(draft.gtin(), draft.name(), draft.brand(), draft.department(), draft.category(), draft.unit(), casePack, List.of());
        return new Listing(item, null, new Said(null, null, packs, null, null, null, new Listing.Seller(true, seller)));
    }

    private Map<Gtin, List<DatedPack>> packs(List<Gtin> items) throws SQLException {
        var packs = new HashMap<Gtin, List<DatedPack>>();
        sql.list("select item, gtin, units, since from ledger.pack where item = any(?) order by gtin", row -> {
            String since = row.getString("since");
            return packs.computeIfAbsent(new Gtin(row.getString("item")), _ -> new ArrayList<>())
                    .add(new DatedPack(new Gtin(row.getString("gtin")), row.getInt("units"), since == null || since.isEmpty() ? null : Since.of(since)));
        }, items);
        return packs;
    }

    private static Draft draft(Judged article) {
        return Objects.requireNonNull(article.draft());
    }
}
