package io.restock.terminal.world;

import java.time.Instant;
import java.time.LocalTime;

/** Staff walk through the store. @param time of day by the store's clock */
record Round(Instant at, LocalTime time) implements Happening {}
