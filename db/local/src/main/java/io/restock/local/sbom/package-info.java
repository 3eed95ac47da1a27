/** What Restock is built of, and on whose terms. Start with {@link io.restock.local.sbom.Licences}. */
@org.jspecify.annotations.NullMarked
package io.restock.local.sbom;
