/** How a service crosses its border: {@link io.restock.border.http} for requests, {@link io.restock.border.kafka} for records. Nothing here knows what a service does. */
@org.jspecify.annotations.NullMarked
package io.restock.border;
