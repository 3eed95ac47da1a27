package io.restock.contracts;

import java.time.Duration;

/** How much of a thing may come at once. Each stands here alone, so that what one service has taken no other refuses. */
public final class Limits {
    /** Eaches or grams of one line, or of a pack: ten tonnes of what is weighed, more than a lorry brings of one item. A number scanned into the wrong field is mostly greater. */
    public static final int UNITS = 10_000_000;

    /** Lines of a till's transaction: more than the longest receipt, and still one record of the log. */
    public static final int TRANSACTION_LINES = 1_000;
    /** Lines of a store's report: all that a department counts in a night, and still one record of the log. */
    public static final int REPORT_LINES = 5_000;
    /** Lines or stores of one request to a distribution center: a large wave, which one transaction can still decide. */
    public static final int CENTER_LINES = 10_000;

    /** Rows of a page where nothing else is asked for. */
    public static final int USUAL_PAGE = 100;
    /** Rows of a page: some hundred kilobytes, read in milliseconds. */
    public static final int PAGE = 1_000;
    /** Rows of a page of which each carries lines of its own: orders, despatches, missed promises. */
    public static final int PAGE_OF_WHOLES = 500;
    /** Waves of a page, since each carries all its picks. */
    public static final int PAGE_OF_WAVES = 100;

    /** Characters of an item's name, which stands on labels, or of the subject of an exception. */
    public static final int LONG_NAME = 300;
    /** Characters of any other name or reference: what a page and a despatch note have room for. */
    public static final int NAME = 200;
    /** Characters of an Idempotency-Key: a UUID, or the reference of the sender's own document. */
    public static final int KEY = 200;

    /** Errors that one answer lists: further ones are only counted. */
    public static final int ERRORS = 100;

    /** How far a sender's clock may be ahead of ours before it is a wrong clock. */
    public static final Duration CLOCK_AHEAD = Duration.ofMinutes(5);

    private Limits() {}
}
