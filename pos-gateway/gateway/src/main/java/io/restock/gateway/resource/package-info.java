/** The gateway's HTTP side. Start with {@link io.restock.gateway.resource.TransactionResource}. */
@org.jspecify.annotations.NullMarked
package io.restock.gateway.resource;
