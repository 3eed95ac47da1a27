/** The gateway's HTTP side. Start with {@link io.restock.gateway.resource.TransactionResource}. */
package io.restock.gateway.resource;
