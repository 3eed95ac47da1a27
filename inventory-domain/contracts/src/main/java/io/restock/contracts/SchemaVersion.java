package io.restock.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The version in which a record is written now; 1 where it is absent. A new version may only add what old readers can pass over, and
 * {@link Codec#upcasting} lifts what was written before.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SchemaVersion {
    int value();
}
