package io.restock.search.index;

import io.restock.contracts.Json;
import io.restock.search.stock.StockDocument;
import io.restock.search.stock.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.search.engine.backend.types.Aggregable;
import org.hibernate.search.engine.backend.types.Projectable;
import org.hibernate.search.engine.backend.types.Searchable;
import org.hibernate.search.engine.backend.types.Sortable;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.DocumentId;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.FullTextField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.GenericField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.Indexed;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.KeywordField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.ScaledNumberField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.SearchEntity;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link StockDocument} lies in the index: fields to find, sort and count by, and the document itself as {@code body}, which
 * is all that is read back. A beginning of a word is matched when it is searched, not indexed as n-grams: stock changes a thousand
 * times as often as names, and each change writes all of the document's terms again.
 */
@SearchEntity(name = "stock")
@Indexed(index = "stock")
final class IndexedStock {
    @DocumentId
    final String id;
    @KeywordField(sortable = Sortable.YES)
    final String key;
    @KeywordField(aggregable = Aggregable.YES)
    final String store;
    @KeywordField
    final String item;
    @FullTextField(analyzer = Analyzers.WORDS)
    final String name;
    @KeywordField(normalizer = Analyzers.FOLDED, sortable = Sortable.YES)
    final String nameOrder;
    @GenericField(sortable = Sortable.YES, searchable = Searchable.NO)
    final int nameLength;
    @FullTextField(analyzer = Analyzers.WORDS)
    final String words;
    @KeywordField(aggregable = Aggregable.YES)
    final @Nullable String brand;
    @KeywordField(aggregable = Aggregable.YES)
    final @Nullable String department;
    @KeywordField(aggregable = Aggregable.YES)
    final @Nullable String category;
    @KeywordField(aggregable = Aggregable.YES)
    final @Nullable String seller;
    @KeywordField(aggregable = Aggregable.YES)
    final @Nullable String region;
    @KeywordField(aggregable = Aggregable.YES)
    final @Nullable String dc;
    @KeywordField(aggregable = Aggregable.YES)
    final @Nullable String range;
    @KeywordField(aggregable = Aggregable.YES)
    final String state;
    @ScaledNumberField(decimalScale = 4, sortable = Sortable.YES, aggregable = Aggregable.YES)
    final @Nullable BigDecimal price;
    @GenericField(sortable = Sortable.YES)
    final int onHand;
    /** 1 where something of it is there, else 0. */
    @GenericField(sortable = Sortable.YES, searchable = Searchable.NO)
    final int there;
    /** Events of its stock so far: nearly all are sales. */
    @GenericField(sortable = Sortable.YES, searchable = Searchable.NO)
    final long moves;
    @GenericField(sortable = Sortable.YES)
    final int available;
    @GenericField(sortable = Sortable.YES)
    final int onOrder;
    @GenericField(sortable = Sortable.YES, aggregable = Aggregable.YES)
    final @Nullable Double cover;
    @GenericField(sortable = Sortable.YES)
    final @Nullable Instant changed;
    @GenericField
    final boolean counted;
    @KeywordField(searchable = Searchable.NO, projectable = Projectable.YES)
    final String body;

    IndexedStock(StockDocument document) {
        var listing = document.listing();
        id = document.id().toString();
        key = id;
        store = document.id().store().digits();
        item = document.id().item().digits();
        name = Words.found(listing.name());
        nameOrder = Words.ordered(listing.name());
        nameLength = nameOrder.length();
        words = Words.found(Stream.of(listing.name(), listing.brand(), listing.category(), listing.department())
                .filter(Objects::nonNull).collect(Collectors.joining(" ")));
        brand = listing.brand();
        department = listing.department();
        category = listing.category();
        seller = listing.seller();
        region = listing.region();
        dc = listing.dc() == null ? null : listing.dc().digits();
        range = listing.range() == null ? null : listing.range().name();
        state = document.state().name();
        price = listing.price();
        onHand = document.onHand();
        there = onHand > 0 ? 1 : 0;
        moves = document.level() == null ? 0 : document.level().sequence();
        available = document.available();
        onOrder = document.orders().units();
        cover = document.cover();
        counted = document.level() != null;
        changed = document.level() == null ? null : document.level().occurredAt().truncatedTo(ChronoUnit.MILLIS);
        body = write(document);
    }

    private static String write(StockDocument document) {
        try {
            return Json.MAPPER.writeValueAsString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static StockDocument read(String body) {
        try {
            return Json.MAPPER.readValue(body, StockDocument.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the index holds a document of another version: rebuild it", e);
        }
    }
}
