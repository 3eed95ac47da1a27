/** Locations that somebody should look at, and what settles it. Start with {@link io.restock.distribution.question.StockQuestions}. */
@org.jspecify.annotations.NullMarked
package io.restock.distribution.question;
