package io.restock.backtest.experiment;

/** Which of two policies a store follows. */
public enum Arm { A, B }
