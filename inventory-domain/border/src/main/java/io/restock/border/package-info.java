/** How a service crosses its border: {@link io.restock.border.http} for requests, {@link io.restock.border.kafka} for records. Nothing here knows what a service does. */
@NullMarked
package io.restock.border;

import org.jspecify.annotations.NullMarked;
