/** What operators see of the gateway: account, verification, health. Start with {@link io.restock.gateway.operations.GatewayOperations}. */
package io.restock.gateway.operations;
