/** Exceptions: what a person has to look at, and who owns it. Start with {@link io.restock.contracts.exceptions.ExceptionKind}. */
@org.jspecify.annotations.NullMarked
package io.restock.contracts.exceptions;
