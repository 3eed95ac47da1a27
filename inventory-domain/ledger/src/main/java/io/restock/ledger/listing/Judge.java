package io.restock.ledger.listing;

import io.restock.border.http.Checking;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Price;
import io.restock.ledger.listing.Judged.Submitted;
import io.restock.ledger.listing.ListingBody.PriceSaid;
import io.restock.ledger.listing.gates.Classified;
import io.restock.ledger.listing.gates.Draft;
import io.restock.ledger.listing.gates.Gate;
import io.restock.ledger.listing.gates.Gates;
import io.restock.ledger.listing.gates.Known;
import io.restock.ledger.listing.gates.ListingRules;
import io.restock.ledger.listing.gates.Match;
import io.restock.ledger.listing.gates.Reason;
import io.restock.ledger.listing.gates.Reason.Severity;
import io.restock.ledger.listing.gates.Surroundings;
import io.restock.ledger.listing.gates.Surroundings.Reference;
import io.restock.ledger.listing.gates.TextMatch;
import io.restock.ledger.rules.LedgerRules;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes articles uniform, finds what they are or read like, says where they belong, and leads them through the gates. Reads, and changes nothing. */
record Judge(Sql sql, Seller seller, ListingRules rules, LedgerRules secondEyes, Instant now) {
    /** One on its way to the gates. */
    private record Placed(Submitted submitted, Draft draft, @Nullable Known item, List<TextMatch> alike, @Nullable Classified classified) {
        /** The item whose price says what is usual. */
        @Nullable
        Gtin priced(ListingRules rules) {
            return item != null ? item.gtin() : alike.isEmpty() || alike.getFirst().score() < rules.match() ? null : alike.getFirst().item().gtin();
        }
    }

    LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** @param submitted each of another article. @return one for each, in order */
    List<Judged> judge(List<Submitted> submitted) throws SQLException {
        var read = new ArrayList<@Nullable Draft>();
        var problems = new ArrayList<List<Reason>>();
        for (Submitted each : submitted) {
            var checking = new Checking();
            read.add(each.said().check(checking, now));
            problems.add(checking.errors().stream().map(Reason::unreadable).toList());
        }
        var around = Neighbourhood.of(sql, read.stream().filter(Objects::nonNull).map(Draft.class::cast).toList());
        var placed = new ArrayList<@Nullable Placed>();
        for (int i = 0; i < submitted.size(); i++) {
            Draft draft = read.get(i);
            placed.add(draft == null ? null : place(submitted.get(i), draft, around));
        }
        UsualPrices prices = prices(placed);
        var judged = new ArrayList<Judged>();
        for (int i = 0; i < submitted.size(); i++) {
            Placed one = placed.get(i);
            judged.add(one == null ? new Judged(submitted.get(i), null, problems.get(i), null, null, false) : judge(one, around, prices));
        }
        return judged;
    }

    private Placed place(Submitted submitted, Draft read, Neighbourhood around) {
        Known item = around.item(read.gtin());
        Draft spelled = read.ofBrand(around.brand(read.brand()));
        Draft draft = item == null ? spelled : spelled.over(item);
        List<TextMatch> alike = TextMatch.among(around.alike(draft.gtin()), draft, around.rarity());
        Classified classified = draft.category() != null ? null : Classified.by(alike).filter(by -> by.share() >= rules.classified()).orElse(null);
        Draft among = classified == null ? draft : draft.among(draft.department() == null ? classified.department() : draft.department(), classified.category());
        return new Placed(submitted, among, item, alike, classified);
    }

    private UsualPrices prices(List<@Nullable Placed> placed) throws SQLException {
        var items = new LinkedHashSet<Gtin>();
        var categories = new LinkedHashSet<String>();
        for (Placed one : placed) {
            if (one != null && one.draft().price() != null) {
                Gtin item = one.priced(rules);
                if (item != null) {
                    items.add(item);
                }
                if (one.draft().category() != null) {
                    categories.add(one.draft().category());
                }
            }
        }
        return UsualPrices.of(sql, items, categories, now);
    }

    private Judged judge(Placed one, Neighbourhood around, UsualPrices prices) {
        Draft draft = one.draft();
        var surroundings = new Surroundings(seller.gln(), seller.trusted(), around.owner(draft.gtin()), one.item(), around.packOf(draft.gtin()), one.alike(),
                prices.of(one.priced(rules), draft.category()));
        var reasons = new ArrayList<>(new Gates(rules, today()).of(draft, surroundings));
        Price price = draft.price();
        if (price != null && one.item() != null) { // of a new article nobody knows what it costs the chain
            secondEyes.price(price, now).ifPresent(why -> reasons.add(new Reason(Gate.PRICE_VARIANCE, "price.amount", why + ", so another person than the one who sent it decides",
                    Severity.REVIEW)));
        }
        Match match = surroundings.match(rules.match());
        return new Judged(one.submitted(), draft, reasons, match, one.classified(), price != null && !stands(one, price, prices));
    }

    /** What stands already is not set again. */
    private static boolean stands(Placed one, Price price, UsualPrices prices) {
        PriceSaid said = one.submitted().said().price();
        Reference stands = one.item() == null ? null : prices.ofItem().get(one.item().gtin());
        return stands != null && said != null && said.from() == null && said.until() == null && stands.currency().equals(price.currency())
                && stands.amount().compareTo(price.amount()) == 0;
    }
}
