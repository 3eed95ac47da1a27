package io.restock.terminal.world;

import io.restock.contracts.store.AdjustmentReason;
import io.restock.terminal.chain.Chain.Shop;
import io.restock.terminal.world.BeltLine.SoldLine;
import io.restock.terminal.world.StoreReports.Counted;
import io.restock.terminal.world.Visit.BringsBack;
import io.restock.terminal.world.Visit.Want;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happens in one store, in the order in which it happens: customers come, things go wrong, and every half hour staff walk through it. They unload what
 * has come, fill shelves from the back room with the emptiest first, count, look for what the system asks about, and write off what broke. It moves only
 * when {@link #step} is called; who calls it says when. One thread at a time.
 */
public final class StoreLife {
    private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(30);
    private static final LocalTime FIRST_FILLING = LocalTime.of(6, 0);
    private static final LocalTime LAST_FILLING = LocalTime.of(22, 30);
    private static final LocalTime COUNTING = LocalTime.of(6, 0);
    private static final List<LocalTime> ANSWERING = List.of(LocalTime.of(9, 0), LocalTime.of(15, 0));
    private static final LocalTime CALLING = LocalTime.of(10, 0);
    private static final LocalTime ORDERS_TO_COLLECT = LocalTime.of(12, 0);
    private static final LocalTime SENDING_BACK = LocalTime.of(14, 0);
    private static final LocalTime TIDYING = LocalTime.of(21, 30);
    private static final List<LocalTime> WRITING_OFF = List.of(LocalTime.of(11, 0), LocalTime.of(17, 0), LocalTime.of(22, 30));
    /** Shelves that staff fill in half an hour. */
    private static final int HANDS = 80;
    /** Below this share of its room a shelf is filled. */
    private static final double WORTH_FILLING = 0.5;
    private static final double UNREPORTED = 0.1;
    private static final double SEEN_WHILE_TIDYING = 0.5;
    private static final int CRUMBS = 150;
    /** Nobody brings back what was bought an hour ago; and by then every till has reported it. */
    private static final Duration BEFORE_A_RETURN = Duration.ofHours(12);
    private static final int RETURNABLE_LINES = 2_000;
    private static final Comparator<Happening> IN_ORDER = Comparator.comparing(Happening::at);

    private final Premises premises;
    private final Customers customers;
    private final StoreReports reports;
    private final StoreFloor floor;
    private final CenterFloor center;
    private final BackDoor backDoor;
    private final Counting counting;
    private final Neighbors neighbors;
    private final SetAside setAside;
    private final CallBacks callBacks;
    private final Shelves shelves;
    private final int[] room;
    private final boolean[] weighed;
    private final Map<AdjustmentReason, Map<Integer, Integer>> unwritten = new TreeMap<>();
    private final List<SoldLine> returnable = new ArrayList<>();
    private volatile Instant sellingUntil = Instant.MAX;
    private LocalDate day;
    private List<Happening> today;
    private int next;

    /** @param center from which its goods come */
    StoreLife(Premises premises, Customers customers, CenterFloor center, Instant from) {
        this.premises = premises;
        this.customers = customers;
        this.reports = premises.reports();
        this.floor = premises.floor();
        this.center = center;
        this.backDoor = new BackDoor(premises);
        this.counting = new Counting(premises);
        this.neighbors = new Neighbors(premises);
        this.setAside = new SetAside(premises);
        this.callBacks = new CallBacks(premises);
        int items = premises.items();
        this.shelves = new Shelves(items);
        this.room = new int[items];
        this.weighed = new boolean[items];
        for (int item = 0; item < items; item++) {
            room[item] = Opening.room(premises.shop(), premises.chain().articles().get(item));
            weighed[item] = premises.isWeighed(item);
        }
        this.day = from.atZone(shop().store().zone()).toLocalDate();
        this.today = happenings(day);
        while (today.get(next).at().isBefore(from)) {
            next++;
        }
    }

    /** When the next thing happens. */
    public Instant next() {
        return today.get(next).at();
    }

    /** Lets it happen. */
    public void step() throws InterruptedException {
        var happening = today.get(next);
        next++;
        if (next == today.size()) {
            day = day.plusDays(1);
            today = happenings(day);
            next = 0;
        }
        switch (happening) {
            case Round round -> walk(round);
            case Visit visit -> {
                if (visit.at().isBefore(sellingUntil)) {
                    serve(visit);
                }
            }
            case Mishap mishap -> {
                if (mishap.at().isBefore(sellingUntil)) {
                    goesWrong(mishap);
                }
            }
        }
    }

    /** From then on no customer comes any more; staff go on. Said again, the earlier holds. */
    public void closeAt(Instant end) {
        sellingUntil = end.isBefore(sellingUntil) ? end : sellingUntil;
    }

    public void expect(Lorry lorry) {
        backDoor.expect(lorry);
    }

    public void expect(Van van) {
        backDoor.expect(van);
    }

    /** @param nearest of the same center: they help each other out */
    void meet(StoreLife nearest) {
        neighbors.meet(nearest.neighbors);
    }

    /** A lorry that was under way when the world began. */
    public void inherit(Lorry lorry) {
        lorry.units().forEach(floor::promise);
        backDoor.expect(lorry);
    }

    /** The same of a van. */
    public void inherit(Van van) {
        van.units().forEach(floor::promise);
        backDoor.expect(van);
    }

    /** Goods that were on their way back to the center when the world began. */
    public void inherit(Homebound lorry) {
        center.inherit(lorry);
    }

    public Shop shop() {
        return premises.shop();
    }

    public StoreFloor floor() {
        return floor;
    }

    public Shelves shelves() {
        return shelves;
    }

    long underWay(int item) {
        return backDoor.underWay(item);
    }

    private List<Happening> happenings(LocalDate date) {
        var zone = shop().store().zone();
        var all = new ArrayList<Happening>();
        var midnight = date.plusDays(1).atStartOfDay(zone).toInstant();
        for (var at = date.atStartOfDay(zone).toInstant(); at.isBefore(midnight); at = at.plus(BETWEEN_ROUNDS)) {
            all.add(new Round(at, at.atZone(zone).toLocalTime()));
        }
        all.addAll(customers.of(shop(), date));
        if (shop().store().opensOn(date)) {
            all.addAll(Mishap.of(premises.draws(), premises.name(), date, Footfall.opening(date, zone), Footfall.openingHours(), weighed));
        }
        all.sort(IN_ORDER);
        return all;
    }

    private void serve(Visit visit) throws InterruptedException {
        var lines = new ArrayList<BeltLine>();
        var remembered = new ArrayList<BeltLine.Sale>(0);
        int line = 1;
        for (var want : visit.wants()) {
            int units = take(want);
            if (units > 0) {
                var sale = new BeltLine.Sale(line, want.item(), units, want.scan(), want.struckOut());
                lines.add(sale);
                line += want.struckOut() ? 2 : 1;
                if (want.remembered()) {
                    remembered.add(sale);
                }
            }
        }
        for (var returned : visit.returns()) {
            var sold = broughtBack(returned, visit.at());
            if (sold != null) {
                floor.bringBack(sold.item(), sold.units(), returned.disposition());
                lines.add(new BeltLine.Return(line++, sold, returned.disposition(), returned.withReceipt()));
            }
        }
        if (!lines.isEmpty()) {
            var receipt = reports.rungUp(visit.at(), visit.till(), lines);
            remembered.forEach(sale -> remember(new SoldLine(visit.at(), receipt, sale.line(), sale.item(), sale.units())));
        }
    }

    /** A case is bought whole or not at all, and of what is weighed nobody buys the crumbs; what is struck out stays. */
    private int take(Want want) {
        int there = floor.onShelf(want.item());
        if (want.struckOut()) {
            return there >= want.units() ? want.units() : 0;
        }
        int least = want.scan() == Scan.CASE ? want.units() : weighed[want.item()] ? Math.min(want.units(), CRUMBS) : 1;
        int bought = there < least ? 0 : floor.buy(want.item(), want.units());
        shelves.wanted(want.item(), want.units(), bought);
        return bought;
    }

    private void remember(SoldLine sold) {
        returnable.add(sold);
        if (returnable.size() > RETURNABLE_LINES) {
            returnable.removeFirst();
        }
    }

    private @Nullable SoldLine broughtBack(BringsBack returned, Instant at) {
        var before = at.minus(BEFORE_A_RETURN);
        int old = 0;
        while (old < returnable.size() && returnable.get(old).soldAt().isBefore(before)) {
            old++;
        }
        return old == 0 ? null : returnable.remove((int) (returned.which() * old));
    }

    private void goesWrong(Mishap mishap) {
        int item = mishap.item();
        switch (mishap.kind()) {
            case BREAKS -> writeOffLater(AdjustmentReason.DAMAGE, mishap, floor.lose(item, mishap.units(), Exit.BROKEN));
            case SPOILS -> writeOffLater(AdjustmentReason.WASTE, mishap, floor.lose(item, mishap.units(), Exit.WASTED));
            case IS_STOLEN -> floor.lose(item, mishap.units(), Exit.STOLEN);
            case IS_MISPLACED -> floor.misplace(item, mishap.units());
        }
    }

    private void writeOffLater(AdjustmentReason reason, Mishap mishap, int units) {
        if (units > 0 && premises.chance("unreported", mishap.at().getEpochSecond(), mishap.item()).nextDouble() >= UNREPORTED) {
            unwritten.computeIfAbsent(reason, first -> new TreeMap<>()).merge(mishap.item(), units, Integer::sum);
        }
    }

    private void walk(Round round) throws InterruptedException {
        var at = round.at();
        var date = at.atZone(shop().store().zone()).toLocalDate();
        if (!shop().store().opensOn(date)) {
            return;
        }
        long today = date.toEpochDay();
        boolean selling = at.isBefore(sellingUntil);
        backDoor.open(at, today);
        counting.readOver(at);
        neighbors.answer(at);
        setAside.handOver(at, selling);
        if (round.time().equals(COUNTING)) {
            counting.count(at, counting.itemsOf(today));
        }
        if (ANSWERING.contains(round.time())) {
            counting.count(at, reports.asked());
            callBacks.takeFromShelves(at, center);
        }
        if (round.time().equals(CALLING)) {
            neighbors.call(at, this);
        }
        if (round.time().equals(ORDERS_TO_COLLECT) && selling) {
            setAside.takeOrders(at, today);
        }
        if (round.time().equals(SENDING_BACK)) {
            neighbors.sendBack(at, counting.itemsOf(today), center);
        }
        if (round.time().equals(TIDYING)) {
            tidy();
        }
        if (WRITING_OFF.contains(round.time())) {
            writeOff(at);
        }
        if (!round.time().isBefore(FIRST_FILLING) && !round.time().isAfter(LAST_FILLING)) {
            fill();
        }
        if (Footfall.isOpen(round.time()) && selling) {
            shelves.look(floor);
        }
    }

    /** The emptiest first, as many as there are hands. */
    private void fill() {
        record Gap(int item, double filled) {}
        var gaps = new ArrayList<Gap>();
        for (int item = 0; item < room.length; item++) {
            double filled = (double) floor.onShelf(item) / room[item];
            if (filled < WORTH_FILLING && floor.inBackRoom(item) > 0) {
                gaps.add(new Gap(item, filled));
            }
        }
        gaps.sort(Comparator.comparingDouble(Gap::filled));
        gaps.stream().limit(HANDS).forEach(gap -> floor.fill(gap.item(), room[gap.item()]));
    }

    private void tidy() {
        for (int item = 0; item < room.length; item++) {
            if (floor.isMisplaced(item) && premises.chance("tidying", day.toEpochDay(), item).nextDouble() < SEEN_WHILE_TIDYING) {
                floor.find(item);
            }
        }
    }

    private void writeOff(Instant at) throws InterruptedException {
        for (var reason : List.copyOf(unwritten.keySet())) {
            var lines = unwritten.remove(reason).entrySet().stream().map(entry -> new Counted(entry.getKey(), entry.getValue())).toList();
            reports.wroteOff(at, reason, lines);
        }
    }
}
