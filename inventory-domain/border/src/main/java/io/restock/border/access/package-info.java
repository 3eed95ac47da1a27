/**
 * Who may in: tokens are read and checked, and {@link io.restock.border.access.Gate} stands before every operation. Start reading at
 * {@link io.restock.contracts.access.Action}, the table, and {@link io.restock.border.access.May}, by which an operation says which row it is.
 */
@org.jspecify.annotations.NullMarked
package io.restock.border.access;
