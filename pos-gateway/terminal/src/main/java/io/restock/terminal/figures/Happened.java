package io.restock.terminal.figures;

/** How often something happened. @param words as {@link Act} says them */
public record Happened(String words, long times) {}
