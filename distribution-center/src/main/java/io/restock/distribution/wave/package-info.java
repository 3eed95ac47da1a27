/**
 * What is promised to whom. {@link io.restock.distribution.wave.WaveRelease} is the decision; {@link io.restock.distribution.wave.Allocation}
 * is its arithmetic, without SQL.
 */
@org.jspecify.annotations.NullMarked
package io.restock.distribution.wave;
