/** Store-items without a past of their own. Start with {@link io.restock.engine.newcomer.CategoryLevels}. */
package io.restock.engine.newcomer;
