/** What a center has of items that are called back. Start with {@link io.restock.distribution.recall.RecallTasks}. */
@org.jspecify.annotations.NullMarked
package io.restock.distribution.recall;
