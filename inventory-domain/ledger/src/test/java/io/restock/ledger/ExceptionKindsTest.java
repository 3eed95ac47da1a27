package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Gln;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionKind.Keeper;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.ledger.outbox.Outbox;
import io.restock.local.testing.EngineTestResource;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("An exception")
class ExceptionKindsTest {
    @Inject
    Database database;
    @Inject
    Shop shop;

    /** The kinds that others keep are closed in their tests: see the short pick and the question about a shelf. */
    @ParameterizedTest
    @EnumSource(ExceptionKind.class)
    void is_closed_by_whoever_has_looked_or_says_where(ExceptionKind kind) {
        Gln store = shop.newStore();
        String closing = "{\"kind\": \"%s\", \"subject\": \"%s\"}".formatted(kind, store);
        raise(kind, store);
        var closed = given().contentType("application/json").body(closing).post("/v1/exceptions/closings").then();
        if (kind.keeper() == Keeper.LEDGER) {
            closed.statusCode(200).body("open", equalTo(false)).body("owner", equalTo(kind.owner().toString()));
        } else {
            closed.statusCode(422).body("errors[0]", equalTo("kind is not kept here: " + kind.ends()));
        }
    }

    private void raise(ExceptionKind kind, Gln store) {
        database.decide(sql -> {
            var exceptions = new ExceptionBook(Shop.NOON.toInstant());
            var outbox = new Outbox();
            exceptions.raise(kind, store, store.digits(), "a person has to look", Shop.NOON.toInstant());
            exceptions.write(sql, outbox);
            outbox.write(sql);
            return null;
        });
    }
}
