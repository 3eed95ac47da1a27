/** What a second person has to look at, in every service that has such. Start with {@link io.restock.border.approval.SecondEyes}. */
@org.jspecify.annotations.NullMarked
package io.restock.border.approval;
