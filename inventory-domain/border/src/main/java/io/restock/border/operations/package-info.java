/** What every service tells its operators, over HTTP and as figures. Start reading at {@link io.restock.border.operations.Operations}. */
@org.jspecify.annotations.NullMarked
package io.restock.border.operations;
