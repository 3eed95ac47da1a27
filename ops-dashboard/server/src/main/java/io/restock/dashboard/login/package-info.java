/**
 * Who sits before the page: let in by a link of the launcher or by an identity provider, known by a cookie, and gone when the session is.
 * Start with {@link io.restock.dashboard.login.PersonMechanism}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.dashboard.login;
