/** How the launcher lets a person into the page of its own machine. Start with {@link io.restock.contracts.login.LoginLinks}. */
@org.jspecify.annotations.NullMarked
package io.restock.contracts.login;
