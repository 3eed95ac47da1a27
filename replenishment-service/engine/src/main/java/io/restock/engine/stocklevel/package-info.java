/** How much to have, by the classic models. Start with {@link io.restock.engine.stocklevel.Newsvendor}. */
@NullMarked
package io.restock.engine.stocklevel;

import org.jspecify.annotations.NullMarked;
