package io.restock.gateway.resource;

/**
 * The promise to the till: Kafka has the transaction.
 *
 * @param status always {@code RECORDED}
 * @param href where to ask what became of it
 */
public record Recorded(String status, String href) {
    static Recorded at(String href) {
        return new Recorded("RECORDED", href);
    }
}
