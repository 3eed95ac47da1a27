package io.restock.endtoend;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The one running product that several classes use, one after the other, each with stores and items of its own: its start and its
 * stop take longer than many a test. The first class starts it; it is stopped when all tests are over, so its classes are the last.
 */
final class OpenChain implements ParameterResolver {
    /** A business day passes in two minutes. */
    static final int SPEED = 720;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Product.class;
    }

    @Override
    public Product resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot().getStore(Namespace.create(OpenChain.class))
                .computeIfAbsent(Product.class, product -> Product.up("chain", SPEED), Product.class);
    }
}
