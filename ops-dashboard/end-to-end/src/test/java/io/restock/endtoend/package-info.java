/**
 * What holds for the whole house: {@link io.restock.endtoend.HouseTest} guards the picture of the modules, {@link io.restock.endtoend.StoryTest}
 * follows one sale's way to the shelf on the running product.
 */
package io.restock.endtoend;
