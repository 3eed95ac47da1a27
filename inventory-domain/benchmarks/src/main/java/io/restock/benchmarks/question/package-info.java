/** What a benchmark is asked, and how it answers. Start reading at {@link io.restock.benchmarks.question.Benchmark}. */
@org.jspecify.annotations.NullMarked
package io.restock.benchmarks.question;
