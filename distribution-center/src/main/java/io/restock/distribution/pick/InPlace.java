package io.restock.distribution.pick;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.Gtin;
import io.restock.distribution.stock.Location;
import io.restock.distribution.stock.Lot;
import org.jspecify.annotations.Nullable;

/**
 * What a picker took in place of an item that he did not find.
 *
 * @param item any number of it
 * @param units of that number, 1 and up: a carton is so many of its item
 * @param location where he took it, or null: the first that has as many
 * @param lot that he took, or null where he names none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InPlace(Gtin item, int units, @Nullable Location location, @Nullable Lot lot) {}
