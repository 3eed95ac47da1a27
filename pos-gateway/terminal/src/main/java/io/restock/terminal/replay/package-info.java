/**
 * Recorded sales, posted through the gateway as if the tills of then stood there today. A {@link io.restock.terminal.replay.Recording} turns rows into
 * receipts whose identities depend on the rows alone; {@link io.restock.terminal.replay.Replay} posts them and accounts for every line.
 */
@org.jspecify.annotations.NullMarked
package io.restock.terminal.replay;
