/** The local profile's issuer of tokens. Start reading at {@link io.restock.local.token.LocalToken}. */
@NullMarked
package io.restock.local.token;

import org.jspecify.annotations.NullMarked;
