/** Requests to the services, their answers, and how long to wait when a service cannot answer now. Start with {@link io.restock.terminal.rest.Service}. */
@org.jspecify.annotations.NullMarked
package io.restock.terminal.rest;
