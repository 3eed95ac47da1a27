/** What stores and items are called. Start with {@link io.restock.dashboard.names.Names}. */
@NullMarked
package io.restock.dashboard.names;

import org.jspecify.annotations.NullMarked;
