package io.restock.terminal.shift;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same for many at once, each on a virtual thread of its own. What bounds the work is the services' count of open requests. */
public final class Together {
    private Together() {}

    public interface Work<T> {
        void on(T one) throws InterruptedException;
    }

    /** Returns when all are done; throws what the first of them threw. */
    public static <T> void each(List<T> all, Work<T> work) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<?>>(all.size());
            for (var one : all) {
                futures.add(threads.submit(() -> {
                    work.on(one);
                    return null;
                }));
            }
            for (var future : futures) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
