package io.restock.distribution.recall;

import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Recall;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.contracts.exceptions.Stake;
import io.restock.distribution.orders.ItemRange;
import io.restock.distribution.outbox.Message;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The task of each center while something is called back: an exception that says what lies where by the books, and what is to be put back. That nothing of it leaves is the
 * item's state, not this. Each is heard once, however often the topic is read.
 */
public final class RecallTasks {
    private record Lies(String item, String location, @Nullable String lot, int units) {}

    private static final String NONE = "none by the books";

    private RecallTasks() {}

    /** @return what is reported of them */
    public static List<Message> follow(Sql sql, List<Recall> recalls, Instant now) throws SQLException {
        var messages = new ArrayList<Message>();
        for (Recall recall : recalls) {
            boolean isNews = sql.execute("""
                    insert into distribution.recall as r (recall, items, lot, opened_at, released_at, stores) values (?, ?, ?, ?, ?, ?)
                    on conflict (recall) do update set released_at = excluded.released_at where r.released_at is null and excluded.released_at is not null""",
                    recall.recall(), recall.items(), recall.lot(), recall.openedAt(), recall.releasedAt(), recall.stores()) > 0;
            if (isNews && recall.releasedAt() == null && recall.stores() != null) {
                messages.addAll(ItemRange.callBack(sql, recall.items(), recall.stores(), recall.inWords(), now));
            } else if (isNews && recall.releasedAt() == null) {
                messages.addAll(ask(sql, recall, now));
            } else if (isNews) {
                messages.addAll(sql.list("update distribution.recall_task set settled_at = ? where recall = ? and settled_at is null returning dc",
                        row -> message(new Gln(row.getString(1)), recall.recall(), recall.inWords() + " is released", false, now, null), now, recall.recall()));
            }
        }
        return messages;
    }

    private static List<Message> ask(Sql sql, Recall recall, Instant now) throws SQLException {
        var messages = new ArrayList<Message>();
        for (Gln dc : sql.list("select gln from distribution.dc order by gln", row -> new Gln(row.getString(1)))) {
            sql.execute("insert into distribution.recall_task (recall, dc) values (?, ?)", recall.recall(), dc);
            messages.add(message(dc, recall.recall(), recall.inWords() + ": " + has(sql, dc, recall.recall()) + ". Look for it by " + recall.due()
                    + ", put back what is staged, and report what goes with POST /v1/dcs/" + dc + "/adjustments, reason RECALL", true, now, held(sql, dc, recall.recall())));
        }
        return messages;
    }

    /** @return the question, asked anew, where some of it has come in since the center answered; nothing where none has, or where nothing is called back any more */
    static List<Message> askAgain(Sql sql, Gln dc, String recall, Instant now) throws SQLException {
        String has = has(sql, dc, recall);
        if (isNone(has) || sql.execute("""
                update distribution.recall_task set settled_at = null where recall = ? and dc = ? and settled_at is not null
                    and exists (select from distribution.recall r where r.recall = recall_task.recall and r.released_at is null)""", recall, dc) == 0) {
            return List.of();
        }
        return List.of(message(dc, recall, "Some of what " + recall + " calls back has come in since it was looked for: " + has + ". Report what goes with POST /v1/dcs/" + dc
                + "/adjustments, reason RECALL", true, now, held(sql, dc, recall)));
    }

    /** All that the books have of it, staged goods included. */
    private static Stake held(Sql sql, Gln dc, String recall) throws SQLException {
        var units = new HashMap<Gtin, Long>();
        sql.list("""
                select s.item, sum(s.units) from distribution.location_stock s join distribution.recall r on s.item = any(r.items)
                where s.dc = ? and r.recall = ? group by s.item""", row -> units.put(new Gtin(row.getString(1)), row.getLong(2)), dc, recall);
        return Stake.of(units);
    }

    /** Of a recall of one lot, that one; and what nobody has named, which may be of it. */
    private static String has(Sql sql, Gln dc, String recall) throws SQLException {
        List<String> lies = sql.list("""
                with here as (select s.*, r.lot as wanted from distribution.location_stock s join distribution.recall r on s.item = any(r.items) where s.dc = ? and r.recall = ?),
                    named as (select h.item, h.location, h.wanted, l.lot, l.units from here h join distribution.lot_stock l using (dc, item, location))
                select item, location, units, lot from (
                    select item, location, units, lot from named where wanted is null or lot = wanted
                    union all
                    select item, location, units - (select coalesce(sum(n.units), 0) from named n where (n.item, n.location) = (h.item, h.location)), null from here h) lies
                where units > 0 order by item, location, lot limit 20""",
                row -> new Lies(row.getString("item"), row.getString("location"), row.getString("lot"), row.getInt("units")), dc, recall).stream()
                .map(each -> each.units() + " of " + each.item() + (each.lot() == null ? "" : ", lot " + each.lot() + ",") + " at " + each.location()).toList();
        return lies.isEmpty() ? NONE : String.join("; ", lies);
    }

    private static boolean isNone(String has) {
        return has.equals(NONE);
    }

    /**
     * A person has looked.
     *
     * @param subject center and recall
     * @return what is reported of it
     * @throws ProblemException 422 for another center's, 404 if nothing is asked, 409 while some of it is there
     */
    public static List<Message> settled(Sql sql, Gln dc, String subject, Instant now) throws SQLException {
        var checking = new Checking();
        checking.require(subject.startsWith(dc + "|"), "subject", "must be " + dc + "|recall, was " + subject);
        checking.mustHold();
        String recall = subject.substring(subject.indexOf('|') + 1);
        if (sql.number("select count(*) from distribution.recall_task where recall = ? and dc = ?", recall, dc) == 0) {
            throw ProblemException.unknown("center " + dc + " was not asked by a recall " + recall);
        }
        String has = has(sql, dc, recall);
        if (!isNone(has)) {
            throw ProblemException.of(409, "Some of it is there",
                    has + "; report what goes with POST /v1/dcs/" + dc + "/adjustments, reason RECALL, or what is there with /counts");
        }
        sql.execute("update distribution.recall_task set settled_at = coalesce(settled_at, ?) where recall = ? and dc = ?", now, recall, dc);
        return List.of(message(dc, recall, "a person has looked, and none is there", false, now, null));
    }

    private static Message message(Gln dc, String recall, String detail, boolean open, Instant now, @Nullable Stake stake) {
        return Message.of(new ExceptionRaised(ExceptionKind.DC_RECALL, dc, dc + "|" + recall, detail, open, now, now, stake));
    }
}
