package io.restock.contracts.access;

import static io.restock.contracts.access.Reach.CHAIN;
import static io.restock.contracts.access.Reach.DC;
import static io.restock.contracts.access.Reach.STORE;
import static io.restock.contracts.access.Reach.TILL;
import static io.restock.contracts.access.Role.MERCHANDISER;
import static io.restock.contracts.access.Role.OPERATOR;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who may do what: the one table. Every operation of every service is one of these actions; who has none of its roles, or speaks for another part of the chain, is
 * refused before the operation begins. An auditor may read everything.
 */
public enum Action {
    REPORT_SALE(TILL, "report sales, returns and voids", Role.TILL, Role.STORE, OPERATOR),
    READ_SALE(STORE, "read what became of a sale", Role.TILL, Role.STORE, Role.DC, MERCHANDISER, OPERATOR),
    BOOK_TRANSACTION(STORE, "book a basket that came under a number which was used", Role.STORE, OPERATOR),
    SETTLE_LINE(STORE, "say what a sold line was that did not fit the catalogue", Role.STORE, MERCHANDISER, OPERATOR),
    REPORT_STOCK(STORE, "report counts, adjustments, receipts, transfers and what arrived of them, and reverse them", Role.STORE, OPERATOR),
    RESERVE(STORE, "hold stock for customers, hand it out, and end that", Role.STORE, OPERATOR),
    READ_RESERVATIONS(STORE, "read what is held for customers", Role.STORE, MERCHANDISER, OPERATOR),
    REDIRECT_DESPATCH(DC, "send on to another store what is on its way to one", Role.STORE, Role.DC, OPERATOR),
    READ_REPORT(STORE, "read what became of a report", Role.STORE, MERCHANDISER, OPERATOR),
    READ_STOCK(STORE, "read live and past stock", Role.TILL, Role.STORE, Role.DC, MERCHANDISER, OPERATOR),
    READ_DELIVERIES(STORE, "read what is on its way to a store, and from it to others", Role.STORE, Role.DC, MERCHANDISER, OPERATOR),
    SEARCH(STORE, "search live stock", Role.STORE, Role.DC, MERCHANDISER, OPERATOR),
    READ_PAGE(CHAIN, "see the page", Role.STORE, Role.DC, MERCHANDISER, OPERATOR),
    READ_CATALOG(CHAIN, "read stores, items and prices", Role.TILL, Role.STORE, Role.DC, MERCHANDISER, OPERATOR),
    KEEP_STORES(STORE, "list stores", MERCHANDISER, OPERATOR),
    KEEP_ITEMS(CHAIN, "list items", MERCHANDISER, OPERATOR),
    RECALL(STORE, "recall items, and release them", MERCHANDISER, OPERATOR),
    ANSWER_RECALL(STORE, "say what a store found of recalled items, and what became of it", Role.STORE, OPERATOR),
    READ_RECALLS(CHAIN, "read recalls, and how far each place is", Role.STORE, Role.DC, MERCHANDISER, OPERATOR),
    KEEP_PRICES(STORE, "set prices", MERCHANDISER, OPERATOR),
    KEEP_LABEL_LAYOUTS(STORE, "set how labels of scales are read", MERCHANDISER, OPERATOR),
    READ_EXCEPTIONS(STORE, "read exceptions", Role.STORE, Role.DC, MERCHANDISER, OPERATOR),
    CLOSE_EXCEPTION(STORE, "work on exceptions: give them to a person, comment, put off and close them", Role.STORE, Role.DC, MERCHANDISER, OPERATOR),

    READ_ORDERS(STORE, "read orders, why they were placed, and the promise", Role.STORE, Role.DC, MERCHANDISER, OPERATOR),
    CANCEL_ORDER(STORE, "call off order lines", Role.STORE, Role.DC, MERCHANDISER, OPERATOR),
    READ_POSITION(STORE, "read position and reorder level", Role.TILL, Role.STORE, Role.DC, MERCHANDISER, OPERATOR),
    READ_POLICY(STORE, "read policies", Role.STORE, MERCHANDISER, OPERATOR),
    SET_POLICY(STORE, "set policies and give past sales", MERCHANDISER),
    READ_PROMOTIONS(CHAIN, "read promotions", Role.STORE, MERCHANDISER, OPERATOR),
    PLAN_PROMOTION(STORE, "plan and end promotions", MERCHANDISER),
    SUPERSEDE(CHAIN, "let an item take another's place", MERCHANDISER),
    READ_QUESTIONS(STORE, "read what is to be checked on the shelf", Role.STORE, MERCHANDISER, OPERATOR),
    ANSWER_QUESTION(STORE, "answer what was checked on the shelf", Role.STORE),

    READ_LANES(CHAIN, "read distribution centers and lanes", Role.STORE, Role.DC, MERCHANDISER, OPERATOR),
    KEEP_LANES(DC, "list distribution centers and lanes", Role.DC, OPERATOR),
    FAIL_OVER(DC, "let a distribution center stand in for another, and end that", Role.DC, OPERATOR),
    REBALANCE(DC, "let goods go from one distribution center to another, and call that off", Role.DC, OPERATOR),
    READ_DC_ORDERS(DC, "read orders, stock, what stores send back and live demand of a distribution center", Role.DC, MERCHANDISER, OPERATOR),
    READ_WAVES(DC, "read waves", Role.DC, OPERATOR),
    WORK_WAVES(DC, "release, pick, despatch and call off waves, and call despatches home", Role.DC, OPERATOR),
    READ_DESPATCH(DC, "read a despatch", Role.STORE, Role.DC, MERCHANDISER, OPERATOR),
    RECEIVE_INBOUND(DC, "receive suppliers' deliveries, and what stores send back", Role.DC, OPERATOR),
    CALL_OFF_RETURN(DC, "call off what a store sends back to a distribution center", Role.STORE, Role.DC, OPERATOR),
    KEEP_DC_STOCK(DC, "count, adjust and move stock of a distribution center, and reverse what was reported of it", Role.DC, OPERATOR),
    CLOSE_DC_EXCEPTION(DC, "close exceptions of a distribution center", Role.DC, MERCHANDISER, OPERATOR),

    READ_APPROVALS(STORE, "read what waits for a second person, and what came of it", Role.STORE, MERCHANDISER, OPERATOR),
    DECIDE_APPROVAL(STORE, "approve what another asked for and one may do oneself, or refuse it", Role.STORE, MERCHANDISER, OPERATOR),

    READ_ACCOUNT(CHAIN, "read what a service has done", Role.STORE, Role.DC, MERCHANDISER, OPERATOR),
    READ_ONESELF(CHAIN, "read who one is and what one may", Role.TILL, Role.STORE, Role.DC, MERCHANDISER, OPERATOR),
    READ_INTERFACE(CHAIN, "read which operations a service has", Role.TILL, Role.STORE, Role.DC, MERCHANDISER, OPERATOR),
    WATCH(CHAIN, "verify, and read metrics, readiness and what is in quarantine", OPERATOR),
    READ_AUDIT(CHAIN, "read who did what", OPERATOR),
    SETTLE_QUARANTINE(CHAIN, "correct, replay and dismiss records in quarantine", OPERATOR),
    REBUILD(CHAIN, "rebuild stock from the journal", OPERATOR),
    READ_TILLS(STORE, "read which tills there are, what they sent last, and which have tokens", Role.STORE, OPERATOR),
    ENROL_TILL(STORE, "give tills their tokens, and withdraw them", Role.STORE, OPERATOR),
    READ_TOKENS(CHAIN, "read which tokens were revoked", OPERATOR),
    REVOKE(CHAIN, "end tokens before their time", OPERATOR);

    private final Reach reach;
    private final String sentence;
    private final Set<Role> roles;

    Action(Reach reach, String sentence, Role... roles) {
        this.reach = reach;
        this.sentence = sentence;
        var allowed = EnumSet.copyOf(Arrays.asList(roles));
        if (reads()) {
            allowed.add(Role.AUDITOR);
        }
        this.roles = Collections.unmodifiableSet(allowed);
    }

    /** Whether it changes nothing. */
    public boolean reads() {
        return name().startsWith("READ_") || name().equals("SEARCH") || name().equals("WATCH");
    }

    public Reach reach() {
        return reach;
    }

    /** What it is, after "may". */
    public String sentence() {
        return sentence;
    }

    /** Any of these may. */
    public Set<Role> roles() {
        return roles;
    }
}
