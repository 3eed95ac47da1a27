/** How the topics come into being, the same whichever service starts first. */
package io.restock.border.kafka;
