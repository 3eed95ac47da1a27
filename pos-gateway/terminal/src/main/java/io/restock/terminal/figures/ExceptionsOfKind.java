package io.restock.terminal.figures;

/**
 * Exceptions of one kind, as the queue of the chain shows them at the end.
 *
 * @param opened all that were ever raised, each subject once
 * @param open those that nobody has settled yet
 */
public record ExceptionsOfKind(String kind, long opened, long open) {}
