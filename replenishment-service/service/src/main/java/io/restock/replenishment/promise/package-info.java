/** The 24-hour promise, counted honestly. Start with {@link io.restock.replenishment.promise.Promise}. */
package io.restock.replenishment.promise;
