/** What somebody has to look at. Start with {@link io.restock.contracts.exceptions.ExceptionKind}. */
@NullMarked
package io.restock.contracts.exceptions;

import org.jspecify.annotations.NullMarked;
