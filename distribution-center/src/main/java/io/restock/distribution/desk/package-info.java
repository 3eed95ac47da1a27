/** What resources and deciders of the center have at hand. Start with {@link io.restock.distribution.desk.Desk}. */
@org.jspecify.annotations.NullMarked
package io.restock.distribution.desk;
