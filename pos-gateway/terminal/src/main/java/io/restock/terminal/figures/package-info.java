/** What the simulation has done so far, a JSON line a second. Start with {@link io.restock.terminal.figures.FiguresLine}, which others read. */
package io.restock.terminal.figures;
