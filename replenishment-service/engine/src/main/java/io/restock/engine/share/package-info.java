/** Who gets what there is too little of. */
@NullMarked
package io.restock.engine.share;

import org.jspecify.annotations.NullMarked;
