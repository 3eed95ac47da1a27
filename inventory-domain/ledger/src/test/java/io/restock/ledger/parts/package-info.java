/** What can still be asked, and what not, when old parts of the journal are moved away. Start with {@link io.restock.ledger.parts.MovedAwayTest}. */
package io.restock.ledger.parts;
