/** What the simulation has done so far, a JSON line a second. Start with {@link io.restock.terminal.figures.FiguresLine}, which others read. */
@NullMarked
package io.restock.terminal.figures;

import org.jspecify.annotations.NullMarked;
