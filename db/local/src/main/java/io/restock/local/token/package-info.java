/** The local profile's issuer of tokens. Start reading at {@link io.restock.local.token.LocalToken}. */
@org.jspecify.annotations.NullMarked
package io.restock.local.token;
