/** What a request must be like to come in at all, from anybody, and what every answer says to browsers. Start with {@link io.restock.border.wall.Wall}. */
@org.jspecify.annotations.NullMarked
package io.restock.border.wall;
