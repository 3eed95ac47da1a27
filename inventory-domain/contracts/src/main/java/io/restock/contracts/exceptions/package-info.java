/** What somebody has to look at. Start with {@link io.restock.contracts.exceptions.ExceptionKind}. */
package io.restock.contracts.exceptions;
