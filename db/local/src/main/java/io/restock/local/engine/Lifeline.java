package io.restock.local.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * Starts children that die with us, even when we are killed with -9, but not at the Ctrl-C that is meant for us: they get a
 * session of their own, so that we can stop them in order.
 *
 * <p>Linux sends the parent-death signal when the <em>thread</em> that forked ends, not the process. So all children are
 * forked by one thread that never ends. Where {@code setpriv} is missing (macOS), pid files have to do: see {@link PidFile}.
 */
public final class Lifeline {
    private static final ExecutorService SPAWNER =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("lifeline").factory());
    private static final boolean AVAILABLE = Commands.succeeds("setpriv", "--pdeathsig=KILL", "--", "setsid", "true");

    private Lifeline() {}

    /** The signal the kernel sends the child when we are gone. */
    public enum LastSignal { INT, TERM, KILL }

    /** Prefixes the command so that the child receives {@code signal} when this process ends. The prefixes exec, so pids stay true. */
    public static List<String> tied(LastSignal signal, List<String> command) {
        if (!AVAILABLE) {
            return command;
        }
        var tied = new ArrayList<>(List.of("setpriv", "--pdeathsig=" + signal, "--", "setsid"));
        tied.addAll(command);
        return tied;
    }

    /** Threads share two places from which the C library gives memory, rather than having up to eight for each processor, of which none is given back. */
    private static ProcessBuilder thrifty(ProcessBuilder builder) {
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        return builder;
    }

    public static Process start(List<String> command, UnaryOperator<ProcessBuilder> settings) throws IOException {
        try {
            return CompletableFuture.supplyAsync(() -> {
                try {
                    return settings.apply(thrifty(new ProcessBuilder(command))).start();
                } catch (IOException e) {
                    throw new CompletionException(e);
                }
            }, SPAWNER).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
