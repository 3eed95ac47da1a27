package io.restock.ledger.listing.gates;

/** What a listing has to pass before customers see it. */
public enum Gate {
    /** It can be read at all: each field holds what it should. */
    READING,
    /** The number is one that an article can have, and stands for nothing else. */
    IDENTIFIER,
    CHECK_DIGIT,
    /** The number begins as the seller's own numbers do. */
    PREFIX_OWNER,
    /** The seller may list this without a person's look. */
    SELLER,
    /** The price is near what the same, or the like, costs. */
    PRICE_VARIANCE,
    DATES,
    COMPLETENESS,
    FORBIDDEN_WORDS,
    /** The same article is not listed under another number. */
    DUPLICATE
}
