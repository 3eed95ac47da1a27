package io.restock.dashboard;

import com.sun.net.httpserver.HttpExchange;

/** A ledger that refuses everything, and says with what it was asked. */
public final class RefusingLedger extends RefusingService {
    public RefusingLedger() {
        super("ledger", 403);
    }

    @Override
    String refusal(HttpExchange asked) {
        return "{\"title\": \"Not yours\", \"status\": 403, \"detail\": \"asked with %s\"}".formatted(asked.getRequestHeaders().getFirst("Authorization"));
    }
}
