/** The script {@code ./restock}, run as its user runs it. */
package io.restock.local.launcher;
