/**
 * The distribution center: what must leave now, and why. Read {@code wave} first (what is promised), then {@code pick} (what was found),
 * {@code despatch} (what left), {@code returns} (what stores send back), and {@code feed} for how orders and sales come in.
 */
@org.jspecify.annotations.NullMarked
package io.restock.distribution;
