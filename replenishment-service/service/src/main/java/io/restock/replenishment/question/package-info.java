/** "Please check the shelf": questions to stores and their answers. Start with {@link io.restock.replenishment.question.Questions}. */
package io.restock.replenishment.question;
