package io.restock.distribution.pick;

/** Why a picker took less than was asked. Where nobody says why, the stock stays what it was and is questioned. */
public enum ShortReason {
    /** He saw the bottom of the location: that is a count, of zero. */
    EMPTY,
    /** The goods were not where they should be; perhaps they lie one bay further. Not to find is not to count, so the stock stays until it is counted. */
    NOT_FOUND,
    /** They were broken: those are taken away. */
    DAMAGED,
    /** His shift was over or his cart full. The stock stays, nobody is asked anything, and the next wave fetches the rest. */
    NO_TIME
}
