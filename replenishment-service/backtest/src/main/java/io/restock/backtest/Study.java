package io.restock.backtest;

import io.restock.backtest.history.UserError;
import io.restock.backtest.vectors.VectorsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry: {@code vectors}, {@code backtest} and {@code whatif}. */
@Command(name = "restock", mixinStandardHelpOptions = true, description = "Studies of the replenishment engine.",
        subcommands = {BacktestCommand.class, VectorsCommand.class, WhatIfCommand.class})
public final class Study {
    private Study() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Study()).setExecutionExceptionHandler((failure, command, parsed) -> {
            if (!(failure instanceof UserError)) {
                throw failure;
            }
            command.getErr().println("restock: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
    }
}
