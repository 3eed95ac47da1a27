/** How much to have, by the classic models. Start with {@link io.restock.engine.stocklevel.Newsvendor}. */
package io.restock.engine.stocklevel;
