/**
 * People in stores and distribution centers who take in deliveries, count, pick and despatch through the same REST resources as real staff.
 * Start with {@link io.restock.terminal.staff.StoreStaff} and {@link io.restock.terminal.staff.CenterStaff}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.terminal.staff;
