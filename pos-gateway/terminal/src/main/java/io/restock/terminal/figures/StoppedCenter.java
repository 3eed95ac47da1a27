package io.restock.terminal.figures;

/**
 * A distribution center where nobody worked for a day.
 *
 * @param day of the run, the first is 1
 * @param handedOver order lines that the other one was to send instead
 * @param handedBack those of them that still waited there when work began again, or trade ended
 */
public record StoppedCenter(String center, String standIn, int day, long handedOver, long handedBack) {}
