/** Who gets what there is too little of. */
@org.jspecify.annotations.NullMarked
package io.restock.engine.share;
