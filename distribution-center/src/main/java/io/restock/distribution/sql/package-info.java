/** Plain SQL, one transaction for one decision. Start with {@link io.restock.distribution.sql.Database}. */
package io.restock.distribution.sql;
