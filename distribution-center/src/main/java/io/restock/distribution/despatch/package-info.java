/** What left, under which SSCC. Start with {@link io.restock.distribution.despatch.Despatching}. */
package io.restock.distribution.despatch;
