package io.restock.benchmarks.credulous;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Has a running service take every signature for a good one, and look at them again: for the benchmark that asks what looking costs. No service has such a switch; the
 * benchmark comes to the gateway that it started itself as a debugger does, and whoever can do that can do anything. All else of a token is checked as ever.
 */
public final class Credulous {
    /** Looks at no signature. */
    public static final String BELIEVE = "believe";
    /** Looks at all of them. */
    public static final String VERIFY = "verify";
    private static final String SIGNATURES = "org.jose4j.jws.JsonWebSignature";
    private static final String LOOK = "verifySignature";

    /** What believing has changed, or null. */
    private static @Nullable ClassFileTransformer believing;

    private Credulous() {}

    /** As the JVM calls it when the benchmark attaches. @param what {@link #BELIEVE} or {@link #VERIFY} */
    public static synchronized void agentmain(String what, Instrumentation service) throws UnmodifiableClassException {
        if (believing != null) {
            service.removeTransformer(believing);
            believing = null;
        }
        if (what.equals(BELIEVE)) {
            believing = new ClassFileTransformer() {
                @Override
                public byte @Nullable [] transform(@Nullable ClassLoader loader, String name, @Nullable Class<?> before, ProtectionDomain domain, byte[] content) {
                    return name.equals(SIGNATURES.replace('.', '/')) ? credulous(content) : null;
                }
            };
            service.addTransformer(believing, true);
        }
        Class<?>[] signatures = Arrays.stream(service.getAllLoadedClasses()).filter(each -> each.getName().equals(SIGNATURES)).toArray(Class<?>[]::new);
        if (signatures.length == 0) {
            throw new IllegalStateException("the service has not looked at a signature yet");
        }
        service.retransformClasses(signatures);
    }

    /** The same class, but for the method that looks. */
    static byte[] credulous(byte[] content) {
        var file = ClassFile.of();
        return file.transformClass(file.parse(content), ClassTransform.transformingMethods(method -> method.methodName().equalsString(LOOK),
                (method, part) -> {
                    if (part instanceof CodeModel) {
                        method.withCode(code -> code.iconst_1().ireturn());
                    } else {
                        method.with(part);
                    }
                }));
    }
}
