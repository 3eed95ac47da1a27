package io.restock.terminal.world;

import java.time.Instant;

/** What happens in a store at an instant. */
sealed interface Happening permits Visit, Mishap, Round {
    Instant at();
}
