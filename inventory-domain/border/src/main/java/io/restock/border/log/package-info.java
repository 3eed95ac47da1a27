/** What a service writes down while it works. Start with {@link io.restock.border.log.OneLine}. */
@org.jspecify.annotations.NullMarked
package io.restock.border.log;
