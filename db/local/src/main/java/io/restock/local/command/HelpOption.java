package io.restock.local.command;

import picocli.CommandLine.Option;

/** Every command explains itself. */
final class HelpOption {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Prints this help.")
    private boolean wanted;
}
