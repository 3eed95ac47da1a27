/** How the center is doing, for operators. Start with {@link io.restock.distribution.operations.Checks}. */
package io.restock.distribution.operations;
