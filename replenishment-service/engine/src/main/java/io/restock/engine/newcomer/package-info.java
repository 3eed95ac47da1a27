/** Store-items without a past of their own. Start with {@link io.restock.engine.newcomer.CategoryLevels}. */
@org.jspecify.annotations.NullMarked
package io.restock.engine.newcomer;
