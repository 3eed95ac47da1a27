package io.restock.border.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restock.contracts.operations.Account;
import io.restock.contracts.operations.Verification;
import io.restock.contracts.operations.Verification.Check;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A crowd that asks for verification")
class VerifierTest {
    private static final int CROWD = 50;

    private final ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch slow = new CountDownLatch(1);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Verifier verifier = new Verifier();
    private volatile boolean readable = true;

    @BeforeEach
    void a_service_that_takes_its_time() {
        verifier.violations = new Violations();
        verifier.violations.bindTo(meters);
        verifier.service = new Operations() {
            @Override
            public Account account() {
                return new Account("shop", Instant.EPOCH, Map.of(), Map.of());
            }

            @Override
            public Verification verification() throws SQLException, InterruptedException {
                int run = begun.incrementAndGet();
                slow.await();
                if (!readable) {
                    throw new SQLException("the shelf fell down");
                }
                return new Verification("shop", List.of(new Check("run " + run, 1, 1, List.of())));
            }
        };
    }

    @AfterEach
    void closes() {
        slow.countDown();
        crowd.close();
    }

    @Test
    void costs_one_run_more_than_the_one_that_was_on_its_way() throws Exception {
        Future<Verification> early = crowd.submit(verifier::verification);
        await().until(() -> begun.get() == 1);
        List<Future<Verification>> late = crowdComes();
        slow.countDown();
        assertThat(early.get().checks().getFirst().name()).isEqualTo("run 1");
        for (var one : late) {
            assertThat(one.get().checks().getFirst().name()).describedAs("begun after it was asked for").isEqualTo("run 2");
        }
        assertThat(begun).hasValue(2);
        assertThat(meters.get("restock.invariant.violations").counter().count()).describedAs("counted once a run").isEqualTo(2);
    }

    @Test
    void hears_together_why_it_could_not_be_and_may_ask_again() throws Exception {
        Future<Verification> early = crowd.submit(verifier::verification);
        await().until(() -> begun.get() == 1);
        List<Future<Verification>> late = crowdComes();
        readable = false;
        slow.countDown();
        late.add(early);
        for (var one : late) {
            assertThatThrownBy(one::get).cause().isInstanceOf(SQLException.class).hasMessage("the shelf fell down");
        }
        readable = true;
        assertThat(verifier.verification().checks()).hasSize(1);
    }

    /** @return when all of it waits */
    private List<Future<Verification>> crowdComes() {
        var waiting = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        var answers = new ArrayList<Future<Verification>>();
        for (int one = 0; one < CROWD; one++) {
            answers.add(crowd.submit(() -> {
                synchronized (threads) {
                    threads.add(Thread.currentThread());
                }
                waiting.incrementAndGet();
                return verifier.verification();
            }));
        }
        await().until(() -> {
            synchronized (threads) {
                return waiting.get() == CROWD && threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING);
            }
        });
        return answers;
    }
}
