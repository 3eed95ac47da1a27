package io.restock.endtoend;

import static io.restock.endtoend.Shop.ok;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restock.endtoend.browser.FloorPage;
import java.util.function.ToIntFunction;

/** What the staff of a store do together and with other stores, on the product of {@link FloorsTest}. @param onHand of an item at the store */
record StoreJourneys(Product restock, String store, String other, ToIntFunction<String> onHand) {
    private static final String BUTTER = "07038010000034";

    /** @return the count that is closed */
    String countTogether() {
        String count;
        try (var first = FloorPage.atDesk(restock.link()); var second = FloorPage.handHeld(restock.link())) {
            first.go("/stores/" + store + "?view=count");
            first.fill("What it is called", "Dairy");
            first.button("Begin a count");
            first.says("not counted");
            String address = first.address();
            count = address.substring(address.indexOf("session=") + "session=".length());
            first.button("Shelf");
            first.focus("Scan what lies there");
            first.scan(BUTTER);
            first.scan(BUTTER);
            first.button("Report what I counted");
            first.says("Reported for Shelf: 1 item.");
            second.go(address + "&area=SHELF");
            second.focus("Scan what lies there");
            second.scan(BUTTER);
            second.fill("Units of Smør 500 g", "41");
            second.button("Report what I counted");
            second.says("Counted here before: 2 of Smør 500 g by");
            second.button("It was wrong: mine replaces it");
            second.says("Reported for Shelf: 1 item.");
            assertThat(second.fitsItsWindow()).isTrue();
            first.says("2 reports");
            first.button("Close the count");
            first.says("Nobody has counted Back room");
            first.button("Close it all the same");
            first.says("What it came to");
            first.says("left out");
            await().atMost(PATIENCE).until(() -> onHand.applyAsInt(BUTTER) == 41);
            assertThat(first.errors()).isEmpty();
            assertThat(second.errors()).isEmpty();
        }
        return count;
    }

    void sendAndCallOffTheRest() {
        try (var page = FloorPage.atDesk(restock.link())) {
            page.go("/stores/" + store + "?view=report&kind=transfers");
            page.focus("Scan an item");
            page.scan(BUTTER);
            page.fill("Units of Smør 500 g", "6");
            page.choose("To", other);
            page.button("Report");
            page.says("Reported: 1 line.");
            page.go("/stores/" + other + "?view=deliveries");
            page.button("From Torget");
            page.fill("Good units of Smør 500 g", "2");
            page.button("Receive this part");
            page.says("This part is in; the rest is still under way.");
            page.says("2 in, 4 under way");
            page.go("/stores/" + store + "?view=deliveries");
            page.button("To Bislett");
            page.fill("Why", "the van broke down");
            page.button("Call it off");
            page.says("It is called off");
            await().atMost(PATIENCE).until(() -> onHand.applyAsInt(BUTTER) == 39);
            assertThat(page.errors()).isEmpty();
        }
    }

    /** What needs a person is taken, spoken of, put off, and comes back. */
    void lookAfter(long exception) {
        try (var page = FloorPage.atDesk(restock.link())) {
            page.go("/exceptions");
            page.openRow("Exceptions", "Negative on hand");
            assertThat(page.address()).isEqualTo("/exceptions?case=" + exception);
            page.says("160.00 NOK");
            page.says("Count the shelf");
            page.button("Assign to me");
            page.says("It is yours.");
            page.fill("Comment", "the driver has it");
            page.button("Comment");
            page.says("“the driver has it”");
            page.button("Put off");
            page.says("Say why first");
            page.fill("Why put it off", "the lorry comes");
            page.button("Put off");
            page.says("It is put off, and comes back by itself.");
            page.go("/exceptions?owner=me");
            page.says("Nothing needs a person among these.");
            page.go("/exceptions?owner=me&state=SNOOZED");
            page.openRow("Exceptions", "Negative on hand");
            page.says("the lorry comes");
            page.go("/exceptions?owner=me&case=" + exception);
            ok(restock.post(restock.ledger() + "/v1/exceptions/" + exception + "/snoozes",
                    "{\"until\": \"%s\", \"reason\": \"a moment\"}".formatted(restock.now().plusSeconds(5))));
            page.says("Came back: its time has come");
            page.openRow("Exceptions", "Negative on hand");
            page.says("Give it back");
            assertThat(page.errors()).isEmpty();
        }
    }
}
