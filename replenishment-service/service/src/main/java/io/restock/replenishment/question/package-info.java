/** "Please check the shelf": questions to stores and their answers. Start with {@link io.restock.replenishment.question.Questions}. */
@org.jspecify.annotations.NullMarked
package io.restock.replenishment.question;
