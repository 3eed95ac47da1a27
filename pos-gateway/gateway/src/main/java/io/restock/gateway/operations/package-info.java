/** What operators see of the gateway: account, verification, health. Start with {@link io.restock.gateway.operations.OperationsResource}. */
@NullMarked
package io.restock.gateway.operations;

import org.jspecify.annotations.NullMarked;
