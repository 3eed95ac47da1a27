/** What to believe when the figures cannot be right as they are. Start with {@link io.restock.engine.doubt.ShelfQuestion}. */
@NullMarked
package io.restock.engine.doubt;

import org.jspecify.annotations.NullMarked;
