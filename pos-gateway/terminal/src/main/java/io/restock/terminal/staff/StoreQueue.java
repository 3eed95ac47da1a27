package io.restock.terminal.staff;

import io.restock.contracts.Gln;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.Settlement.Type;
import io.restock.contracts.exceptions.Work;
import io.restock.terminal.staff.OpenExceptions.Open;
import io.restock.terminal.world.StoreReports.CalledBack;
import io.restock.terminal.world.World;
import java.util.ArrayList;
import java.util.List;

/** What one store finds in the queue of exceptions twice a day: shelves to count, items to take away, and differences that a person has looked into meanwhile. */
record StoreQueue(World world, Gln store, OpenExceptions queue) {
    List<Integer> itemsToCount() throws InterruptedException {
        var items = new ArrayList<Integer>();
        for (var one : queue.of("store=" + store)) {
            if (one.kind() == ExceptionKind.TRANSFER_DIFFERS) {
                queue.close(one);
            } else if (endsWithACount(one)) {
                items.add(world.item(one.parts().getOrDefault("item", "")));
            }
        }
        return items;
    }

    private static boolean endsWithACount(Open one) {
        return Work.of(one.kind()).settlements().stream().anyMatch(settlement -> settlement.type() == Type.COUNT);
    }

    List<CalledBack> calledBack() throws InterruptedException {
        var recalls = new ArrayList<CalledBack>();
        for (var one : queue.of("kind=" + ExceptionKind.RECALL + "&store=" + store)) {
            var recall = one.parts().getOrDefault("recall", "");
            recalls.add(new CalledBack(recall, queue.items(recall)));
        }
        return recalls;
    }
}
