/** The edge: what a request must be before a decision sees it. Start with {@link io.restock.distribution.request.Fields}. */
package io.restock.distribution.request;
