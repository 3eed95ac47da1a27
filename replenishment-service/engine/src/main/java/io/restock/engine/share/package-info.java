/** Who gets what there is too little of. */
package io.restock.engine.share;
