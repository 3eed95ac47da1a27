/**
 * What the page asks for: answers of several services made into one, that say in words what is missing.
 * Start with {@link io.restock.dashboard.page.StoreItemResource}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.dashboard.page;
