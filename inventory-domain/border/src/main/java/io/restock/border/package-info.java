/** How a service crosses its border: {@link io.restock.border.http} for requests, {@link io.restock.border.kafka} for records. Nothing here knows what a service does. */
package io.restock.border;
