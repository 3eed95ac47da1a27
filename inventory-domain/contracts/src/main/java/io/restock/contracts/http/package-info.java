/** How every service answers: problems, its caller, its clock. Start with {@link io.restock.contracts.http.ProblemException}. */
package io.restock.contracts.http;
