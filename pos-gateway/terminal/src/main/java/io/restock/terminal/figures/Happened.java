package io.restock.terminal.figures;

/** How often something happened. @param words as {@link Act} says them, or the kind of an exception */
public record Happened(String words, long times) {}
