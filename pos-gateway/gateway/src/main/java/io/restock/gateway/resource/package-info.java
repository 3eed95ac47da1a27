/** The gateway's HTTP side. Start with {@link io.restock.gateway.resource.TransactionResource}. */
@NullMarked
package io.restock.gateway.resource;

import org.jspecify.annotations.NullMarked;
