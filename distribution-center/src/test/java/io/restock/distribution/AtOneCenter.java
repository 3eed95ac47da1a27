package io.restock.distribution;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A center with one store and one item of six in a case, whose books must be right after each test. */
public abstract class AtOneCenter {
    protected World world;
    protected Gln store;
    protected Gtin milk;

    @BeforeEach
    void open() {
        world = new World();
        store = world.store();
        milk = world.item(6);
    }

    @AfterEach
    void books_are_right() {
        world.verify();
        world.close();
    }
}
