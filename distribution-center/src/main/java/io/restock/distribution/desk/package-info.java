/** What the center's resources share: {@link io.restock.distribution.desk.Desk} is where all of them start. */
@org.jspecify.annotations.NullMarked
package io.restock.distribution.desk;
