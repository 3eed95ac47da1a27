/**
 * The page in a real browser. {@link io.restock.endtoend.browser.DashboardPage} says what a person sees and does there, for every test that looks
 * at it; {@link io.restock.endtoend.browser.DashboardTest} looks at the running server alone.
 */
package io.restock.endtoend.browser;
