/** What holds for all items of a department until people say otherwise. Start with {@link io.restock.replenishment.department.DepartmentPolicy}. */
@org.jspecify.annotations.NullMarked
package io.restock.replenishment.department;
