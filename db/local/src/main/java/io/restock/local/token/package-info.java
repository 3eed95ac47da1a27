/** The local profile's issuer of tokens. Start reading at {@link io.restock.local.token.LocalToken}. */
package io.restock.local.token;
