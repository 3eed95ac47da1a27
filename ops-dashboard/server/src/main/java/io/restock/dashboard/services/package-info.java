/** The services behind the page: asked over HTTP, and watched. Start with {@link io.restock.dashboard.services.ServiceClient}. */
@NullMarked
package io.restock.dashboard.services;

import org.jspecify.annotations.NullMarked;
