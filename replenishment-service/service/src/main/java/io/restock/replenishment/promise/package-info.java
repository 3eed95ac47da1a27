/** The 24-hour promise, counted honestly. Start with {@link io.restock.replenishment.promise.Promise}. */
@org.jspecify.annotations.NullMarked
package io.restock.replenishment.promise;
