/** Requests to the services, their answers, and how long to wait when a service cannot answer now. Start with {@link io.restock.terminal.rest.Service}. */
@NullMarked
package io.restock.terminal.rest;

import org.jspecify.annotations.NullMarked;
