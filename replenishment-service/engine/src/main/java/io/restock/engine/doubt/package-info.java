/** What to believe when the figures cannot be right as they are. Start with {@link io.restock.engine.doubt.ShelfQuestion}. */
@org.jspecify.annotations.NullMarked
package io.restock.engine.doubt;
