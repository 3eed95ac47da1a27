/** How every service answers: problems, its caller, its clock. Start with {@link io.restock.border.http.ProblemException}. */
@NullMarked
package io.restock.border.http;

import org.jspecify.annotations.NullMarked;
