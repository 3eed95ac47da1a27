package io.restock.dashboard;

import com.sun.net.httpserver.HttpExchange;

/** A ledger that refuses everything, and says with what it was asked. */
public final class RefusingLedger extends ServiceForTest {
    public RefusingLedger() {
        super("ledger");
    }

    @Override
    Said answer(HttpExchange asked) {
        return new Said(403, "{\"title\": \"Not yours\", \"status\": 403, \"detail\": \"asked with %s\"}".formatted(asked.getRequestHeaders().getFirst("Authorization")));
    }
}
