package io.restock.gateway;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gln;

/** One till of a test, with sales that it can post. Bodies are written with single quotes. */
record Till(Gln store, String till) {
    static final String DATE = "2026-03-02";
    static final String SALE = "{'line':1,'kind':'SALE','item':'07038010000010','units':2,'amount':'39.80','currency':'NOK'}";

    static Till of(String till) {
        return new Till(Shop.STORE, till);
    }

    String path(long sequence) {
        return "/v1/stores/" + store + "/tills/" + till + "/transactions/" + DATE + "/" + sequence;
    }

    ValidatableResponse puts(long sequence, String body) {
        return given().contentType("application/json; charset=UTF-8").body(json(body)).when().put(path(sequence)).then();
    }

    /** Posts these lines as a transaction of 18:04 at the store. */
    ValidatableResponse putsLines(long sequence, String... lines) {
        return puts(sequence, transaction(lines));
    }

    ValidatableResponse asks(long sequence) {
        return given().when().get(path(sequence)).then();
    }

    static String transaction(String... lines) {
        return "{'occurredAt':'2026-03-02T18:04:11+01:00','lines':[" + String.join(",", lines) + "]}";
    }

    /** The same with its identity, as in a bulk post. */
    String element(long sequence, String... lines) {
        return "{'store':'" + store + "','till':'" + till + "','businessDate':'" + DATE + "','sequence':" + sequence + "," + transaction(lines).substring(1);
    }

    static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }
}
