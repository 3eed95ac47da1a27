/** How the center is doing, for operators. Start with {@link io.restock.distribution.operations.Checks}. */
@org.jspecify.annotations.NullMarked
package io.restock.distribution.operations;
