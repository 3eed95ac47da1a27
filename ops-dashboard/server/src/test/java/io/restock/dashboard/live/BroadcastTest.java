package io.restock.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A page that was cut off and calls again")
class BroadcastTest {
    private final Broadcast broadcast = new Broadcast();

    @Test
    void gets_what_it_missed_and_nothing_twice() {
        var heard = new ArrayList<Broadcast.Frame>();
        broadcast.subscribe("ann").subscribe().with(heard::add);
        send("first", "second", "third");
        assertThat(missed(heard.getFirst().id())).containsExactly("second", "third");
        assertThat(missed(heard.getLast().id())).isEmpty();
    }

    @Test
    void goes_on_behind_the_snapshot_that_it_began_with() {
        broadcast.subscribe("ann").subscribe().with(_ -> {});
        send("first");
        String snapshot = broadcast.now("snapshot", "all").id();
        send("second");
        assertThat(missed(snapshot)).containsExactly("second");
    }

    @Test
    void begins_anew_where_too_much_came_since() {
        broadcast.subscribe("ann").subscribe().with(_ -> {});
        String longAgo = broadcast.now("snapshot", "all").id();
        for (int each = 0; each < 1_000; each++) {
            send("event");
        }
        assertThat(broadcast.since(longAgo)).isEmpty();
    }

    @Test
    void begins_anew_where_nobody_looked_for_a_while_and_nothing_was_written() {
        String before = broadcast.now("snapshot", "all").id();
        send("unseen");
        assertThat(broadcast.since(before)).isEmpty();
    }

    @Test
    void begins_anew_with_what_another_process_told() {
        assertThat(broadcast.since("other-17")).isEmpty();
        assertThat(broadcast.since("")).isEmpty();
    }

    private void send(String... contents) {
        List.of(contents).forEach(content -> broadcast.send("stock", content));
    }

    private List<Object> missed(String since) {
        return broadcast.since(since).orElseThrow().stream().map(Broadcast.Frame::content).toList();
    }
}
