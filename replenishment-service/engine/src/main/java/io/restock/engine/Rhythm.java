package io.restock.engine;

import java.time.LocalDate;

/**
 * What a store-item's days have in common with those of its neighbours: how busy each day is, and how much demand varies. Whatever is known of a day beforehand
 * belongs here (weekday, promotion, closed doors): sales are divided by it when they are learnt, and expectations multiplied.
 */
public interface Rhythm {
    /** How busy a day is against an average one, above 0. */
    double of(LocalDate day);

    /** The share of a day's customers, 0 to 1, who could come at all and whose purchases were heard of: 0 for a past day on which nobody bought anything in the whole store. */
    default double heard(LocalDate day) {
        return 1;
    }

    /** The share of a coming day, 0 to 1, on which customers will be able to come: 0 for one on which the store has said that it stays closed. */
    default double open(LocalDate day) {
        return 1;
    }

    /** Units that a customer takes at a time, 1 and up: customers who buy apples by weight take hundreds of grams, and come as seldom as those who take a piece. */
    default double purchase() {
        return 1;
    }

    /** How much a day's demand varies, by its mean. */
    default TaylorsLaw variation() {
        return TaylorsLaw.CHAIN;
    }
}
