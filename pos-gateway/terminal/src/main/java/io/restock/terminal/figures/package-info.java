/** What the simulation has done so far, a JSON line a second. Start with {@link io.restock.terminal.figures.FiguresLine}, which others read. */
@org.jspecify.annotations.NullMarked
package io.restock.terminal.figures;
