package io.restock.ledger.despatch;

import io.restock.contracts.Gln;
import io.restock.contracts.Sscc;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.inventory.StoreItemCommand;
import io.restock.inventory.StoreItemCommand.AdviseDelivery;
import io.restock.inventory.StoreItemCommand.CallOffDelivery;
import io.restock.ledger.despatch.DespatchBook.Standing;
import io.restock.ledger.despatch.Manifest.Some;
import io.restock.ledger.exceptions.ExceptionBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What centers called off, and what came all the same: a receipt is a fact, so the goods were under way, and the center hears that they do not come home. */
record Homeward(ExceptionBook exceptions) {
    static List<StoreItemCommand> called(Gln store, Sscc sscc, Instant at, Gln dc, List<Some> home) {
        return home.stream().<StoreItemCommand>map(each -> new CallOffDelivery(new StoreItemId(store, each.line().item()), at, sscc, each.line().orderLine(), each.units(), dc,
                false, true)).toList();
    }

    /** @param came what has come, here or at another store; what is beyond it was not called off, or is more than was sent */
    List<StoreItemCommand> allTheSame(Gln store, Sscc sscc, Standing before, Instant at, Manifest manifest, List<CountedLine> came) {
        var commands = new ArrayList<StoreItemCommand>();
        for (CountedLine each : came) {
            for (Some again : manifest.comesAllTheSame(each.item(), each.units())) {
                commands.add(new AdviseDelivery(new StoreItemId(store, each.item()), at, sscc, Objects.requireNonNull(before.dc()), again.line().orderLine(), again.units(), true));
            }
        }
        if (!commands.isEmpty()) {
            exceptions.raise(ExceptionKind.CALLED_OFF_RECEIVED, store, sscc + "/" + store, "center " + before.dc() + " called despatch " + sscc + " off at " + before.homeAt()
                    + ", and it was received all the same; it is booked as received, and the center hears that it does not come home", at);
        }
        return commands;
    }
}
