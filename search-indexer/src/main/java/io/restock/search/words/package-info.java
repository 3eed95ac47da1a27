/** What people meant by what they typed. Start reading at {@link io.restock.search.words.Understanding}. */
@org.jspecify.annotations.NullMarked
package io.restock.search.words;
