/** How the books stay as large as the trade of some months. Start with {@link io.restock.distribution.age.Forgetting}. */
package io.restock.distribution.age;
