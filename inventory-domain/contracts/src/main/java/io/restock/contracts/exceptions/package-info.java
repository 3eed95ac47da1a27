/** What somebody has to look at. Start with {@link io.restock.contracts.exceptions.ExceptionRaised}. */
package io.restock.contracts.exceptions;
