/** Store-items without a past of their own. Start with {@link io.restock.engine.newcomer.CategoryLevels}. */
@NullMarked
package io.restock.engine.newcomer;

import org.jspecify.annotations.NullMarked;
