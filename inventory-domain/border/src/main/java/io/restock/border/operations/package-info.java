/** What every service reports to its operators, over HTTP and as metrics. Start reading at {@link io.restock.border.operations.Operations}. */
@org.jspecify.annotations.NullMarked
package io.restock.border.operations;
