/** What operators see of the gateway: account, verification, health. Start with {@link io.restock.gateway.operations.GatewayOperations}. */
@org.jspecify.annotations.NullMarked
package io.restock.gateway.operations;
