package io.restock.ledger.listing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.ledger.Shop;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A seller with a company prefix of its own, and words that no other test's items have. */
final class Catalogue {
    private static final AtomicInteger NUMBER = new AtomicInteger((int) (System.nanoTime() / 1_000 % 90_000));

    final Gln seller = Shop.someGln();
    /** Seven digits. */
    final String prefix = "76%05d".formatted(NUMBER.incrementAndGet());
    /** A word of nobody else. */
    final String word = "Ord" + prefix;
    private int last;

    static Catalogue trusted() {
        return new Catalogue().put(true);
    }

    static Catalogue untrusted() {
        return new Catalogue().put(false);
    }

    Catalogue put(boolean trusted) {
        put(", 'trusted': " + trusted).statusCode(anyOf(is(200), is(201)));
        return this;
    }

    ValidatableResponse put(String more) {
        return given().contentType("application/json").body(json("{'name': 'Seller %s', 'prefixes': ['%s']%s}".formatted(prefix, prefix, more))).put("/v1/sellers/" + seller)
                .then();
    }

    /** One of the seller's own. */
    Gtin number() {
        return Gtin.of("0" + prefix + "%05d".formatted(++last));
    }

    /** Of all that is asked for. */
    String article(Gtin number, String name, String amount) {
        return article(number, name, amount, "");
    }

    String article(Gtin number, String name, String amount, String more) {
        return json("{'gtin': '%s', 'name': '%s', 'brand': 'Brand %s', 'department': 'Dairy', 'category': 'Milk %s', 'price': {'amount': '%s', 'currency': 'NOK'}%s}".formatted(
                number, name, prefix,
                prefix, amount, more));
    }

    ValidatableResponse submit(String article) {
        return given().contentType("application/json").body(article).post("/v1/listings?seller=" + seller).then();
    }

    ValidatableResponse submit(String type, String body) {
        return given().contentType(type).body(body.getBytes(StandardCharsets.UTF_8)).post("/v1/listings?seller=" + seller).then();
    }

    /** @return the listing's number */
    String inReview(String article) {
        return submit(article).statusCode(202).body("results[0].state", is("IN_REVIEW")).extract().path("results[0].listing");
    }

    static ValidatableResponse decide(String listing, String decision, String body) {
        return given().contentType("application/json").body(json(body)).post("/v1/listings/" + listing + "/" + decision).then();
    }

    static String json(String text) {
        return text.replace('\'', '"');
    }
}
