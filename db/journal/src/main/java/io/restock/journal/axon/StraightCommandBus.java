package io.restock.journal.axon;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageHandler;

/** A command bus that can also hand a command straight to its handler, in whatever unit of work is open, without one of its own around it. */
final class StraightCommandBus extends SimpleCommandBus {
    private final Map<String, MessageHandler<? super CommandMessage<?>>> handlers = new HashMap<>();

    StraightCommandBus() {
        super(SimpleCommandBus.builder());
    }

    @Override
    public Registration subscribe(String command, MessageHandler<? super CommandMessage<?>> handler) {
        handlers.put(command, handler);
        return super.subscribe(command, handler);
    }

    /** @throws Exception what the aggregate refused with */
    void handle(CommandMessage<?> command) throws Exception {
        requireNonNull(handlers.get(command.getCommandName()), command.getCommandName()).handle(command);
    }
}
