/** What left, under which SSCC. Start with {@link io.restock.distribution.despatch.Despatching}. */
@org.jspecify.annotations.NullMarked
package io.restock.distribution.despatch;
