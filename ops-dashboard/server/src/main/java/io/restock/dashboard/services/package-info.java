/** The services behind the page: asked over HTTP, and watched. Start with {@link io.restock.dashboard.services.ServiceClient}. */
@org.jspecify.annotations.NullMarked
package io.restock.dashboard.services;
