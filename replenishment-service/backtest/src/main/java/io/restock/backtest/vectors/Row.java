package io.restock.backtest.vectors;

/**
 * One line of the file, as text.
 *
 * @param line counted from 2, since the first line names the columns
 */
record Row(long line, String area, String name, String inputs, String expected, String tolerance, String source) {
    @Override
    public String toString() {
        return "line " + line + ", " + area + " " + name;
    }
}
