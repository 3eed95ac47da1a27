/** What stores send back: how it was sent, what came of it, what was called off. Start with {@link io.restock.distribution.returns.Returning}. */
@org.jspecify.annotations.NullMarked
package io.restock.distribution.returns;
