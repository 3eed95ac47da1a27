/** What people of a center have looked at and settled: questions about stock, goods that nobody listed, recalls, despatches that were received although they were called off. */
@org.jspecify.annotations.NullMarked
package io.restock.distribution.exceptions;
