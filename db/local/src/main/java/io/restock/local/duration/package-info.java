/** Durations as people type them. Start reading at {@link io.restock.local.duration.DurationText}. */
@org.jspecify.annotations.NullMarked
package io.restock.local.duration;
