/** Whether search finds what people mean. Start reading at {@link io.restock.benchmarks.search.Judged}. */
@org.jspecify.annotations.NullMarked
package io.restock.benchmarks.search;
