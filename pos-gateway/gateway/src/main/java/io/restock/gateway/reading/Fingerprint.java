package io.restock.gateway.reading;

import io.restock.contracts.Digest;
import io.restock.contracts.store.TransactionLine.OriginalSale;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprint of what the till said: the same for the same content, however it is laid out, and whatever the catalog knew at the time.
 */
public final class Fingerprint {
    private Fingerprint() {}

    public static String of(PostedTransaction transaction) {
        var text = new StringBuilder(64 + 64 * transaction.lines().size()).append(transaction.occurredAt());
        for (PostedLine line : transaction.lines()) {
            text.append('\n');
            switch (line) {
                case PostedLine.Sale sale -> goods(text.append("SALE"), sale);
                case PostedLine.Return back -> original(goods(text.append("RETURN"), back).append('|').append(back.disposition()), back.original());
                case PostedLine.Unfit unfit -> original(written(text.append(unfit.kind()), unfit).append('|').append(unfit.disposition()), unfit.original());
                case PostedLine.Void taken -> text.append("VOID|").append(taken.line()).append('|').append(taken.voids());
                case PostedLine.Unreadable _ -> throw new IllegalArgumentException("a transaction with an unreadable line has no digest");
            }
        }
        return Digest.of(text.toString());
    }

    private static StringBuilder goods(StringBuilder text, PostedLine.Goods line) {
        text.append('|').append(line.line()).append('|').append(line.scanned().digits());
        if (line.scan().measures()) { // what the number alone says is said by its digits
            text.append(' ').append(line.scan().grams()).append(' ').append(line.scan().price()).append(' ').append(line.scan().count());
        }
        return text
                .append('|').append(line.measured().units())
                .append('|').append(line.measured().grams())
                .append('|').append(plain(line.amount()))
                .append('|').append(line.currency());
    }

    private static StringBuilder written(StringBuilder text, PostedLine.Unfit line) {
        return text.append('|').append(line.line())
                .append('|').append(line.item())
                .append('|').append(line.measured().units())
                .append('|').append(line.measured().grams())
                .append('|').append(plain(line.amount()))
                .append('|').append(line.currency());
    }

    private static void original(StringBuilder text, @Nullable OriginalSale original) {
        if (original != null) {
            text.append('|').append(original.store()).append('|').append(original.line());
        }
    }

    /** 39.8 and 39.80 are the same money. */
    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
