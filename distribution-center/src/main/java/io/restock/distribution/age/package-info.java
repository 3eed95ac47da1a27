/** How the books stay as large as the trade of some months. Start with {@link io.restock.distribution.age.Forgetting}. */
@org.jspecify.annotations.NullMarked
package io.restock.distribution.age;
