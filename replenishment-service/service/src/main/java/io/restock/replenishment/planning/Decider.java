package io.restock.replenishment.planning;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.StoreItemId;
import io.restock.contracts.access.Author;
import io.restock.contracts.despatch.Lane;
import io.restock.contracts.orders.OrderEvent;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.engine.DemandState;
import io.restock.journal.BatchTransaction;
import io.restock.journal.PartitionHandler;
import io.restock.journal.Provenance;
import io.restock.journal.axon.AggregateHost;
import io.restock.journal.axon.AggregateHost.Applied;
import io.restock.journal.axon.AggregateHost.Result;
import io.restock.replenishment.audit.PlanningAudit;
import io.restock.replenishment.catalog.Catalog;
import io.restock.replenishment.department.DepartmentPolicy;
import io.restock.replenishment.department.DepartmentPolicyRows;
import io.restock.replenishment.neighbourhood.Neighbourhood;
import io.restock.replenishment.neighbourhood.OfferRows;
import io.restock.replenishment.neighbourhood.StoreClose;
import io.restock.replenishment.order.OrderCommand;
import io.restock.replenishment.order.OrderCommand.PlaceLine;
import io.restock.replenishment.order.OrderLine;
import io.restock.replenishment.order.OrderNumbers;
import io.restock.replenishment.order.OrderRows;
import io.restock.replenishment.question.Questions;
import io.restock.replenishment.request.PlanningRequest;
import io.restock.replenishment.request.PlanningRequest.DayClosed;
import io.restock.replenishment.request.PlanningRequest.DepartmentPolicyEnded;
import io.restock.replenishment.request.PlanningRequest.DepartmentPolicySet;
import io.restock.replenishment.request.PlanningRequest.DepartmentReviewAsked;
import io.restock.replenishment.request.PlanningRequest.HistoryGiven;
import io.restock.replenishment.request.PlanningRequest.LineCalledOff;
import io.restock.replenishment.request.PlanningRequest.PolicyChanged;
import io.restock.replenishment.request.PlanningRequest.PromotionEnded;
import io.restock.replenishment.request.PlanningRequest.PromotionSet;
import io.restock.replenishment.request.PlanningRequest.ReviewAsked;
import io.restock.replenishment.request.PlanningRequest.SupersessionSet;
import io.restock.replenishment.review.Touched;
import io.restock.replenishment.storeitem.Setting;
import io.restock.replenishment.storeitem.StoreItem;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one decider of a partition's store-items. A batch is folded first, then each store-item that it touched is reviewed once, then what is
 * needed is ordered, and all of it is written in the batch's transaction. Since what was ordered counts as on order at once, reviewing
 * again adds nothing.
 */
public final class Decider implements PartitionHandler {
    private static final Logger LOG = Logger.getLogger(Decider.class);
    private static final int LINES_CACHED = 20_000;
    private static final Provenance BY_ITSELF = Provenance.of(Author.system("replenishment"));

    private final int partition;
    private final Catalog catalog;
    private final DecisionLog log;
    private final Neighbourhood neighbourhood;
    private final StoreItems storeItems = new StoreItems();
    private final AggregateHost<OrderLine, OrderEvent> lines = new AggregateHost<>(OrderLine.class, OrderEvent.CODEC, OrderEvent::occurredAt,
            command -> ((OrderCommand) command).line().toString(), (connection, ids) -> OrderRows.load(new Sql(connection), ids), LINES_CACHED);
    @SuppressWarnings("NullAway.Init") // of the batch under way
    private Sql sql;

    /** Hears of each batch that was decided. */
    public interface DecisionLog {
        /** @param recordedAt when the batch's last event was recorded by its writer */
        void decided(Instant recordedAt, Instant decidedAt, int reviews, int placed);
    }

    public Decider(int partition, Catalog catalog, DecisionLog log) {
        this.partition = partition;
        this.catalog = catalog;
        this.log = log;
        this.neighbourhood = new Neighbourhood(partition);
    }

    @Override
    public void apply(BatchTransaction batch) throws SQLException {
        List<Letter> letters = Inbox.read(batch, catalog);
        if (letters.isEmpty()) {
            return;
        }
        sql = new Sql(batch.connection());
        neighbourhood.begin(sql, batch.recordedAt().atOffset(ZoneOffset.UTC).toLocalDate());
        var touched = touched(batch, letters);
        var settings = new Settings(catalog, neighbourhood, id -> {
            Touched at = touched.get(id);
            return at != null ? at.item() : requireNonNull(storeItems.load(sql, Set.of(id)).get(id));
        }, batch.recordedAt());
        var questions = new Questions();
        fold(batch, letters, touched, settings, questions);
        int placed = decide(batch, touched, settings);
        neighbourhood.save();
        letters.forEach(letter -> {
            if (letter instanceof Letter.Request(_, _, DayClosed closed, _)) {
                neighbourhood.learnt(closed.store());
            } else if (letter instanceof Letter.Request(_, _, HistoryGiven given, _)) {
                neighbourhood.learnt(given.store());
            }
        });
        questions.save(sql);
        storeItems.save(sql, partition, touched.values().stream().map(Touched::item).toList());
        PlanningAudit.TRAIL.append(sql, partition, Deeds.of(letters, partition, batch.recordedAt()));
        log.decided(letters.getLast().cause().recordedAt(), batch.recordedAt(), touched.size(), placed);
    }

    private SortedMap<StoreItemId, Touched> touched(BatchTransaction batch, List<Letter> letters) throws SQLException {
        var ids = letters.stream().flatMap(letter -> letter.touches().stream()).collect(Collectors.toCollection(HashSet::new));
        for (StoreItemId id : List.copyOf(ids)) {
            ids.addAll(successors(id, batch.recordedAt()));
        }
        var touched = new TreeMap<StoreItemId, Touched>();
        storeItems.load(sql, ids).forEach((id, item) -> touched.put(id, new Touched(item)));
        return touched;
    }

    /** Whose need hangs on what is left of an item. */
    private List<StoreItemId> successors(StoreItemId id, Instant now) throws SQLException {
        var store = catalog.store(id.store());
        return store.isEmpty() ? List.of() : neighbourhood.successors(id.item(), store.get(), now).stream().map(item -> new StoreItemId(id.store(), item)).toList();
    }

    private void fold(BatchTransaction batch, List<Letter> letters, Map<StoreItemId, Touched> touched, Settings settings, Questions questions) throws SQLException {
        var commandsOf = new IdentityHashMap<Letter, List<OrderCommand>>();
        var commands = new ArrayList<OrderCommand>();
        var from = new ArrayList<Provenance>();
        for (Letter letter : letters) {
            List<OrderCommand> asked = letter.commands();
            commandsOf.put(letter, asked);
            commands.addAll(asked);
            from.addAll(Collections.nCopies(asked.size(), letter.from()));
        }
        var events = eventsOf(commands, dispatch(batch, commands, from::get));
        var recordedAt = new IdentityHashMap<OrderEvent, Instant>();
        for (Letter letter : letters) {
            var caused = requireNonNull(commandsOf.get(letter)).stream().map(events::get).filter(event -> event != null).toList();
            caused.forEach(next -> recordedAt.put(next.event(), letter.cause().recordedAt()));
            if (letter instanceof Letter.Request(_, _, PlanningRequest request, _)) {
                announce(request, letter.from());
            }
            for (StoreItemId id : letter.touches()) {
                fold(letter, requireNonNull(touched.get(id)), caused, settings, questions);
                for (StoreItemId successor : successors(id, batch.recordedAt())) {
                    follow(letter, touched.get(successor), settings);
                }
            }
            if (letter instanceof Letter.Request(_, _, DayClosed closed, _)) {
                close(batch, closed, letter.touches().stream().map(id -> requireNonNull(touched.get(id)).item()).toList());
            }
        }
        OrderRows.save(sql, partition, commands.stream().map(events::get).filter(event -> event != null).toList(), recordedAt);
    }

    /** What holds for many store-items is written down before they are looked at. */
    private void announce(PlanningRequest request, Provenance from) throws SQLException {
        switch (request) {
            case PromotionSet set -> OfferRows.put(sql, partition, set.offer(), set.by(), set.occurredAt());
            case PromotionEnded ended -> OfferRows.end(sql, partition, ended.id(), ended.last(), ended.occurredAt());
            case SupersessionSet set -> set.succession().put(sql, partition, set.item(), set.occurredAt());
            case DepartmentPolicySet set -> DepartmentPolicyRows.put(sql, partition, set.policy(), from.author());
            case DepartmentPolicyEnded ended -> DepartmentPolicyRows.put(sql, partition, DepartmentPolicy.ended(ended.place(), ended.occurredAt()), from.author());
            case DepartmentReviewAsked asked -> {
                asked.round(partition).moveOn(sql, asked.until());
                return;
            }
            case PolicyChanged _,ReviewAsked _,HistoryGiven _,DayClosed _,LineCalledOff _ -> {
                return;
            }
        }
        neighbourhood.changed();
    }

    private void close(BatchTransaction batch, DayClosed closed, List<StoreItem> items) throws SQLException {
        DayEnds.note(sql, closed);
        var close = new StoreClose(closed.store());
        for (StoreItem item : items) {
            DemandState demand = item.demand().state();
            if (demand != null) {
                catalog.supply(item.id()).ifPresent(supply -> close.see(supply.peers(), demand));
            }
        }
        close.save(sql);
        neighbourhood.closed(closed.store());
    }

    private void fold(Letter letter, Touched at, List<Applied<OrderEvent>> caused, Settings settings, Questions questions) throws SQLException {
        StoreItem before = at.item();
        boolean known = letter instanceof Letter.Stock stock && stock.position() <= before.stock().position();
        if (known && caused.isEmpty()) {
            return;
        }
        if (letter instanceof Letter.Shorted shorted && shorted.isWeighed()) {
            caused.forEach(next -> at.weighed(letter.cause(), next.event()));
            return;
        }
        var setting = letter instanceof Letter.Request(_, _, SupersessionSet set, _) && set.item().equals(before.id().item()) ? settings.anew(before) : settings.of(before);
        if (!known && setting != null && letter instanceof Letter.Stock(var cause, _, ItemSold sold, _)) {
            neighbourhood.sold(before.id().store(), setting.local(cause.occurredAt()), (double) sold.units() / setting.supply().peers().purchase());
        }
        at.step(letter.cause(), item -> {
            StoreItem after = switch (letter) {
                case Letter.Stock _ when known -> item; // of the shelf we know later news
                case Letter.Stock stock -> questions.hear(item, item.on(stock.event(), stock.position(), stock.cause(), setting), stock.event());
                case Letter.Request request -> take(item, request.request(), setting, questions);
                case Letter.Sent _,Letter.Shorted _,Letter.Substituted _,Letter.Moved _,Letter.HandedOver _ -> item;
            };
            for (var next : caused) {
                after = after.on(next.event());
            }
            return after;
        });
    }

    /** What is left of an item has changed, so its successor is looked at. As long as that has not come, its demand is the old one's. @param at null if the succession was heard of in this batch */
    private static void follow(Letter letter, @Nullable Touched at, Settings settings) throws SQLException {
        if (at != null) {
            var setting = settings.anew(at.item());
            at.step(letter.cause(), item -> item.succeeds(letter.cause().occurredAt(), setting));
        }
    }

    private static StoreItem take(StoreItem item, PlanningRequest request, @Nullable Setting setting, Questions questions) {
        return switch (request) {
            case PolicyChanged change -> item.on(change.policy(), change.occurredAt(), setting);
            case ReviewAsked asked -> questions.settle(item, asked.occurredAt(), setting);
            case PromotionSet _,PromotionEnded _,LineCalledOff _,DepartmentPolicySet _,DepartmentPolicyEnded _ -> item;
            case DepartmentReviewAsked asked -> item.inheriting(asked.occurredAt(), setting);
            case SupersessionSet set -> set.item().equals(item.id().item()) ? item.succeeds(set.occurredAt(), setting) : item;
            case HistoryGiven given -> item.remember(given.of(item.id().item()), given.occurredAt(), requireNonNull(setting));
            case DayClosed closed -> questions.consider(item.dayClosed(closed.occurredAt(), setting), closed.occurredAt(), setting);
        };
    }

    /** Each command that was not refused has caused one event, in the same order. */
    private static Map<OrderCommand, Applied<OrderEvent>> eventsOf(List<OrderCommand> commands, Result<OrderEvent> result) {
        Set<Object> refused = Collections.newSetFromMap(new IdentityHashMap<>());
        result.refused().forEach(no -> {
            LOG.warnf("%s is refused: %s", no.command(), no.reason().getMessage());
            refused.add(no.command());
        });
        var events = new IdentityHashMap<OrderCommand, Applied<OrderEvent>>();
        var applied = result.applied().iterator();
        commands.stream().filter(command -> !refused.contains(command)).forEach(command -> events.put(command, applied.next()));
        return events;
    }

    private Result<OrderEvent> dispatch(BatchTransaction batch, List<? extends OrderCommand> commands, IntFunction<Provenance> from) throws SQLException {
        return commands.isEmpty() ? new Result<>(List.of(), List.of()) : lines.dispatch(batch, commands, from);
    }

    private int decide(BatchTransaction batch, SortedMap<StoreItemId, Touched> touched, Settings settings) throws SQLException {
        var numbers = new OrderNumbers(sql);
        var wanted = new ArrayList<PlaceLine>();
        for (Touched at : touched.values()) {
            if (at.isToBeReviewed()) {
                var setting = settings.of(at.item());
                var need = at.review(setting, batch.recordedAt());
                if (need.isPresent()) {
                    wanted.add(line(at.item(), need.get(), requireNonNull(setting).supply().home(), batch.recordedAt(), numbers));
                }
            }
        }
        var result = dispatch(batch, wanted, _ -> BY_ITSELF);
        if (!result.refused().isEmpty()) {
            throw new IllegalStateException("a new line was refused", result.refused().getFirst().reason());
        }
        result.applied().forEach(next -> requireNonNull(touched.get(new StoreItemId(next.event().store(), next.event().item()))).placed(next.event()));
        OrderRows.save(sql, partition, result.applied(), Map.of());
        numbers.save();
        return wanted.size();
    }

    /** It is ordered from the store's own center also while another stands in: that one hands it on. @param home its lane */
    private static PlaceLine line(StoreItem item, Touched.Need need, Lane home, Instant now, OrderNumbers numbers) throws SQLException {
        var review = need.review();
        return new PlaceLine(numbers.next(item.id().store(), review.cutOffAt()), item.id(), home.dc(), now, review.outcome().units(),
                review.outcome().rule().casePack(), review.cutOffAt(), home.dueFrom(need.trigger().occurredAt()), review.explain(item, need.trigger()), null);
    }

    @Override
    public void rolledBack() {
        storeItems.forget();
        neighbourhood.forget();
        lines.evict();
    }

    @Override
    public void close() {
        lines.close();
    }
}
