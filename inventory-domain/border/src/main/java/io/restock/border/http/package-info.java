/** How every service answers: problems, its caller, its clock. Start with {@link io.restock.border.http.ProblemException}. */
@org.jspecify.annotations.NullMarked
package io.restock.border.http;
