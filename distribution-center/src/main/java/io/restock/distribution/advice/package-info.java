/** What travels with the goods: the label on each unit, and the advice that says what is in them, in the forms that receivers' systems read. Start with {@link io.restock.distribution.advice.Departure}. */
@org.jspecify.annotations.NullMarked
package io.restock.distribution.advice;
