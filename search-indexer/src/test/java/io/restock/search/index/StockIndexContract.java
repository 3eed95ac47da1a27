package io.restock.search.index;

import static io.restock.search.Shop.item;
import static io.restock.search.Shop.level;
import static io.restock.search.Shop.store;
import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockLevel;
import io.restock.search.stock.Between;
import io.restock.search.stock.Cursor;
import io.restock.search.stock.Facets;
import io.restock.search.stock.Filter;
import io.restock.search.stock.Listing;
import io.restock.search.stock.Measure;
import io.restock.search.stock.OpenOrders;
import io.restock.search.stock.Order;
import io.restock.search.stock.Progress;
import io.restock.search.stock.StockDocument;
import io.restock.search.stock.StockIndex;
import io.restock.search.stock.StockPage;
import io.restock.search.stock.StockPage.Facet;
import io.restock.search.stock.StockQuery;
import io.restock.search.stock.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an engine must do to stand behind the port; the same for all of them. */
abstract class StockIndexContract {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private StockIndex index;

    abstract Engine engine();

    @BeforeEach
    void open() {
        index = IndexOpening.open(engine());
        index.clear();
        index.write(List.of(
                document(1, 1, "Crème fraîche", "Tine", "Dairy", "24.90", 0),
                document(1, 2, "Coffee, dark roast", "Friele", "Drinks", "59.00", 3),
                document(1, 3, "Tea", "Lipton", "Drinks", null, 40),
                document(2, 1, "Crème fraîche", "Tine", "Dairy", "22.90", -2)));
        index.refresh();
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void words_are_found_without_accents_and_by_their_beginning() {
        assertThat(ids(search("creme", Map.of(), Order.NAME, 10))).containsExactly(id(1, 1), id(2, 1));
        assertThat(ids(search("Cof driNKS", Map.of(), Order.NAME, 10))).containsExactly(id(1, 2));
        assertThat(ids(search("FRAÎ", Map.of(), Order.RELEVANCE, 10))).containsExactly(id(1, 1), id(2, 1));
        assertThat(search("offee", Map.of(), Order.NAME, 10).hits()).isEmpty();
    }

    @Test
    void what_people_write_in_several_ways_is_found_in_each() {
        assertThatFinding("Cola 1,5 l", List.of("cola 1,5", "1,5", "cola 1.5", "1,5l", "1.5L", "COLA 1,5 l"), List.of("cola 0,5", "1,5 kg", "5"));
        assertThatFinding("Lettmelk 1.75l", List.of("1,75", "lettmelk 1,75 l", "1.75 l"), List.of("75"));
        assertThatFinding("Vann 6x0.5l", List.of("vann 6", "6x0,5l", "vann 6 x 0.5 l"), List.of("0,6"));
        assertThatFinding("Bla\u030aba\u0308r fra Lier", List.of("blåbär", "bla\u030aba\u0308r", "BLÅBÄR", "blabar", "blåb"), List.of("blår"));
        assertThatFinding("Cre\u0300me frai\u0302che", List.of("creme", "crème fraîche", "CRE\u0300ME"), List.of("crama"));
        assertThatFinding("İçim Süt", List.of("içi", "İç", "İÇİM", "içim", "icim", "Içim süt", "sut"), List.of("cim"));
        assertThatFinding("Kırmızı \ufb01lm", List.of("kırmı", "kirmizi", "KIRMIZI", "film", "FILM"), List.of("ilm"));
    }

    /** @param found what people type who look for it, @param not what they type who do not */
    private void assertThatFinding(String name, List<String> found, List<String> not) {
        index.write(List.of(document(4, 4, name, null, null, null, 3)));
        index.refresh();
        assertThat(found.stream().filter(typed -> !finds(typed))).as("do not find " + name).isEmpty();
        assertThat(not.stream().filter(this::finds)).as("find " + name).isEmpty();
    }

    private boolean finds(String typed) {
        return ids(search(typed, Map.of(Filter.STORE, List.of(store(4).digits())), Order.RELEVANCE, 10)).contains(id(4, 4));
    }

    @Test
    void a_number_finds_the_item_in_every_store() {
        var page = index.search(query(item(1).digits(), item(1), Map.of(), Order.ON_HAND, false, null, 10));
        assertThat(ids(page)).containsExactly(id(2, 1), id(1, 1));
    }

    @Test
    void facets_count_what_filters_leave() {
        var page = search("", Map.of(Filter.STORE, List.of(store(1).digits())), Order.NAME, 1);
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.facets().get("category")).containsExactly(new Facet("Drinks", 2), new Facet("Dairy", 1));
        assertThat(page.facets().get("state")).containsExactlyInAnyOrder(new Facet("OUT_OF_STOCK", 1), new Facet("LOW", 1), new Facet("IN_STOCK", 1));
        assertThat(page.facets().get("store")).as("what another store would have").containsExactly(new Facet(store(1).digits(), 3), new Facet(store(2).digits(), 1));
    }

    @Test
    void of_what_fits_as_well_what_is_there_goes_first_and_then_what_moves_more_often() {
        index.write(List.of(moved(document(5, 1, "Kvikk lunsj", null, null, null, 4), 7), moved(document(5, 2, "Kvikk lunsj", null, null, null, 90), 3),
                moved(document(5, 3, "Kvikk lunsj", null, null, null, 0), 99), moved(document(5, 4, "Kvikk lunsj mini", null, null, null, 9), 999)));
        index.refresh();
        assertThat(ids(search("kvikk lunsj", Map.of(), Order.RELEVANCE, 10))).containsExactly(id(5, 1), id(5, 2), id(5, 3), id(5, 4));
    }

    private static StockDocument moved(StockDocument document, long times) {
        StockLevel is = document.level();
        return document.after(level(5, Integer.parseInt(is.item().digits().substring(4, 13)), is.onHand(), times, NOON));
    }

    @Test
    void figures_are_found_by_ranges_that_end_below_their_end_where_they_are_no_whole_units() {
        assertThat(between(Measure.PRICE, "20..24.9")).containsExactly(id(2, 1));
        assertThat(between(Measure.PRICE, "24.90")).containsExactly(id(1, 1));
        assertThat(between(Measure.PRICE, "..23", "59..")).containsExactlyInAnyOrder(id(2, 1), id(1, 2));
        assertThat(between(Measure.ON_HAND, "-2..0")).containsExactlyInAnyOrder(id(1, 1), id(2, 1));
        assertThat(between(Measure.AVAILABLE, "3..39.5")).containsExactly(id(1, 2));
        assertThat(between(Measure.ON_HAND, "999999999999..")).isEmpty();
        assertThat(between(Measure.COVER, "0..")).isEmpty();
        index.write(List.of(selling(document(1, 2, "Coffee", "Friele", "Drinks", "59.00", 3), 2), selling(document(1, 3, "Tea", "Lipton", "Drinks", null, 40), 4)));
        index.refresh();
        assertThat(between(Measure.COVER, "1.5..10")).containsExactly(id(1, 2));
        assertThat(between(Measure.COVER, "..1.5")).isEmpty();
        assertThat(between(Measure.COVER, "10")).containsExactly(id(1, 3));
        assertThat(between(Measure.ON_ORDER, "6..")).containsExactlyInAnyOrder(id(1, 2), id(1, 3));
    }

    private List<StoreItemId> between(Measure measure, String... ranges) {
        return ids(index.search(narrowed(Map.of(), Map.of(measure, Stream.of(ranges).map(Between::of).toList()), Facets.NONE, List.of())));
    }

    private static StockQuery narrowed(Map<Filter, List<String>> filters, Map<Measure, List<Between>> between, Facets facets, List<String> within) {
        return new StockQuery(List.of(), null, within, filters, between, facets, Order.NAME, false, null, 10);
    }

    /** The document, of which 6 are on order and so many sell in a day. */
    private static StockDocument selling(StockDocument document, double perDay) {
        return new StockDocument(document.id(), document.listing(), document.level(), new OpenOrders(Map.of("o/1", 6), 1, new OpenOrders.Demand(perDay, 20)));
    }

    @Test
    void each_facet_counts_what_all_filters_but_its_own_leave_of_the_stores_that_may_be_seen() {
        var asked = new Facets(Set.of(Filter.BRAND, Filter.REGION), Set.of(Measure.PRICE, Measure.COVER));
        var page = index.search(narrowed(Map.of(Filter.BRAND, List.of("Tine")), Map.of(Measure.PRICE, List.of(Between.of("20..24"))), asked, List.of()));
        assertThat(ids(page)).containsExactly(id(2, 1));
        assertThat(page.facets()).containsOnlyKeys("brand", "region", "price", "cover");
        assertThat(page.facets().get("brand")).as("at that price").containsExactly(new Facet("Tine", 1));
        assertThat(page.facets().get("price")).as("of that brand").containsExactly(new Facet("20..50", 2));
        assertThat(page.facets().get("region")).containsExactly(new Facet("East", 1));
        assertThat(page.facets().get("cover")).isEmpty();

        String own = store(1).digits();
        var store = new Facets(Set.of(Filter.STORE), Set.of());
        var ofOwn = index.search(narrowed(Map.of(Filter.STORE, List.of(own)), Map.of(), store, List.of(own)));
        assertThat(ofOwn.facets().get("store")).as("of others nothing is said").containsExactly(new Facet(own, 3));
        assertThat(index.search(narrowed(Map.of(), Map.of(), store, List.of(store(2).digits()))).hits()).hasSize(1);
    }

    @Test
    void pages_follow_each_other_in_every_order_and_hits_without_the_value_come_last() {
        for (Order order : Order.values()) {
            for (boolean descending : order == Order.RELEVANCE ? List.of(false) : List.of(false, true)) {
                var whole = ids(index.search(query("", null, Map.of(), order, descending, null, 10)));
                assertThat(paged(order, descending)).as(order + " " + descending).isEqualTo(whole).hasSize(4);
                if (order == Order.PRICE) {
                    assertThat(whole.getLast()).isEqualTo(id(1, 3));
                }
            }
        }
    }

    private List<StoreItemId> paged(Order order, boolean descending) {
        var paged = new ArrayList<StoreItemId>();
        Cursor after = null;
        do {
            var page = index.search(query("", null, Map.of(), order, descending, after, 1));
            paged.addAll(ids(page));
            assertThat(page.total()).isEqualTo(4);
            after = page.next() == null ? null : Cursor.decoded(page.next().encoded());
        } while (after != null && paged.size() < 10);
        return paged;
    }

    @Test
    void documents_come_back_as_they_were_written() {
        var written = document(3, 3, "Soap", null, null, "9.90", 5);
        index.write(List.of(written));
        index.refresh();
        assertThat(index.find(List.of(id(3, 3), id(9, 9)))).isEqualTo(Map.of(id(3, 3), written));
        assertThat(index.next(List.of(item(1)), List.of(), id(1, 1), 10)).extracting(StockDocument::id).containsExactly(id(2, 1));
        assertThat(index.next(List.of(), List.of(store(1)), null, 2)).extracting(StockDocument::id).containsExactly(id(1, 1), id(1, 2));
    }

    @Test
    void progress_outlives_the_one_who_wrote_it_and_ends_with_the_index() {
        var progress = new Progress(Map.of("topic", "id"), Map.of("topic/0", 7L), 4, 4, NOON, NOON, Map.of("topic/0", Set.of(3L)));
        index.commit(progress);
        index.close();
        index = IndexOpening.open(engine());
        assertThat(index.progress()).isEqualTo(progress);
        assertThat(index.documents()).isEqualTo(4);
        assertThat(index.documentsWithStock()).isEqualTo(4);
        index.clear();
        assertThat(index.progress()).isEqualTo(Progress.NONE);
        assertThat(index.documents()).isZero();
    }

    private StockPage search(String typed, Map<Filter, List<String>> filters, Order order, int limit) {
        return index.search(query(typed, null, filters, order, false, null, limit));
    }

    private static StockQuery query(String typed, Gtin number, Map<Filter, List<String>> filters, Order order, boolean descending, Cursor after,
            int limit) {
        return new StockQuery(Words.of(typed), number, List.of(), filters, Map.of(), Facets.USUAL, order, descending, after, limit);
    }

    private static StockDocument document(int store, int item, String name, String brand, String category, String price, int onHand) {
        var listing = new Listing("Store", "East", name, brand, "Food", category, brand, price == null ? null : new BigDecimal(price), "NOK", 6);
        return StockDocument.blank(id(store, item)).listed(listing).after(level(store, item, onHand, 0, NOON.plusSeconds(item)));
    }

    private static StoreItemId id(int store, int item) {
        return new StoreItemId(store(store), item(item));
    }

    private static List<StoreItemId> ids(StockPage page) {
        return page.hits().stream().map(StockDocument::id).toList();
    }
}
