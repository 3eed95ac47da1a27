package io.restock.gateway;

import io.restock.local.testing.Engines;
import org.junit.jupiter.api.BeforeAll;

/** Tests of a gateway that knows one store and its items. */
abstract class WithShop {
    static Shop shop;

    @BeforeAll
    static void openShop() {
        shop = new Shop(Engines.shared().bootstrapServers());
        shop.open();
    }
}
