package io.restock.local.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command about the data of one installation. */
abstract class HomeCommand implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    @Mixin
    HomeOption option;
}
