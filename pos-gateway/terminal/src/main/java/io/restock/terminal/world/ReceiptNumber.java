package io.restock.terminal.world;

import java.time.LocalDate;

/** Which receipt of a store. */
public record ReceiptNumber(LocalDate businessDate, String till, long sequence) {}
