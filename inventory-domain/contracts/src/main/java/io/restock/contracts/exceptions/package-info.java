/** What somebody has to look at. Start with {@link io.restock.contracts.exceptions.ExceptionKind}. */
@org.jspecify.annotations.NullMarked
package io.restock.contracts.exceptions;
