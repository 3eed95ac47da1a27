package io.restock.contracts.time;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of memory that all processes of a governed clock have mapped, with the file {@code clock.board} behind it. One process, the governor, writes the {@link Pace};
 * every other has a {@link Slot} in which it says up to which business instant it has done its work. All see a new pace within the time of a memory access, so that nobody
 * needs to be asked, and a change of speed is the same instant everywhere. What was written outlives any process, a {@code kill -9} included.
 */
public final class ClockBoard {
    /** Processes of one machine: eight of ours, and others that take part. */
    public static final int SLOTS = 32;
    private static final long NANOS = 1_000_000_000L;
    private static final int LONGEST_NAME = 112;
    private static final int HEADER = 128;
    private static final int SLOT_BYTES = 256;
    private static final int SIZE = HEADER + SLOTS * SLOT_BYTES;
    private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

    private static final int VERSION_AT = 0;
    private static final int WALL_AT = 8;
    private static final int BUSINESS_AT = 16;
    private static final int SPEED_AT = 24;
    private static final int LIMIT_AT = 32;
    private static final int ASKED_AT = 40;
    private static final int HOLDER_AT = 48;
    private static final int NOBODY = -1;

    private final MemorySegment memory;

    /**
     * How business time passes: from an instant on, so fast, and not beyond a limit. The limit is a lease: if nobody renews it, time stands still.
     *
     * @param speed business seconds per wall second, 0 while everything stands still
     */
    public record Pace(Instant wall, Instant business, double speed, Instant limit) {
        Instant at(Instant now) {
            long passed = Math.max(0, nanos(now) - nanos(wall));
            return earlier(ofNanos(nanos(business) + (long) (passed * speed)), limit);
        }
    }

    /** What a process has said of itself: that it has done everything that was due before an instant, and, if that is not now, what waits there. */
    public record Said(String process, Instant doneBefore, String place) {}

    private ClockBoard(MemorySegment memory) {
        this.memory = memory;
    }

    /** Maps the board; one that did not exist is empty. */
    public static ClockBoard at(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new ClockBoard(channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE, Arena.ofAuto()));
        } catch (IOException e) {
            throw new UncheckedIOException("the business clock " + file + " cannot be opened", e);
        }
    }

    /** Whether a governor has ever written on it. */
    public boolean isSet() {
        return read(VERSION_AT) != 0;
    }

    /** Business time at an instant of the wall clock; nobody's clock says more than the pace's limit. */
    public Instant at(Instant wall) {
        return pace().at(wall);
    }

    public Pace pace() {
        while (true) {
            long version = read(VERSION_AT);
            var pace = new Pace(instant(WALL_AT), instant(BUSINESS_AT), Double.longBitsToDouble(read(SPEED_AT)), instant(LIMIT_AT));
            if (version % 2 == 0 && read(VERSION_AT) == version) {
                return pace;
            }
            Thread.onSpinWait();
        }
    }

    /** The governor's: from now on. An odd version is a pace that is just being written. */
    public void set(Pace pace) {
        long version = read(VERSION_AT) | 1;
        write(VERSION_AT, version);
        write(WALL_AT, nanos(pace.wall()));
        write(BUSINESS_AT, nanos(pace.business()));
        write(SPEED_AT, Double.doubleToLongBits(pace.speed()));
        write(LIMIT_AT, nanos(pace.limit()));
        write(VERSION_AT, version + 1);
    }

    /** The speed that was asked for, at most. */
    public double askedSpeed() {
        return Double.longBitsToDouble(read(ASKED_AT));
    }

    /** The governor's: begins on a board of its own, without slots of processes that are gone. */
    public void open(double askedSpeed) {
        for (int slot = 0; slot < SLOTS; slot++) {
            memory.asSlice(HEADER + (long) slot * SLOT_BYTES, SLOT_BYTES).fill((byte) 0);
        }
        write(ASKED_AT, Double.doubleToLongBits(askedSpeed));
        holdsUp(null);
    }

    /** The governor's: who holds time up, or null. */
    public void holdsUp(@Nullable String process) {
        write(HOLDER_AT, process == null ? NOBODY : slotOf(process));
    }

    /** What time waits for, {@code ledger: inventory.stock-events 3}; absent while it runs as fast as it was asked to. */
    public Optional<String> waitsFor() {
        long holder = read(HOLDER_AT);
        return holder < 0 ? Optional.empty()
                : Optional.of(new Slot((int) holder).said()).map(said -> said.place().isEmpty() ? said.process() : said.process() + ": " + said.place());
    }

    /** The slot of a process; one that was started again takes over what it left. */
    public synchronized Slot claim(String process) {
        int mine = slotOf(process);
        if (mine >= 0) {
            return new Slot(mine);
        }
        for (int slot = 0; slot < SLOTS; slot++) {
            if (LONG.compareAndSet(memory, (long) HEADER + (long) slot * SLOT_BYTES, 0L, 1L)) {
                return new Slot(slot).named(process);
            }
        }
        throw new IllegalStateException("more than " + SLOTS + " processes on one business clock");
    }

    /** What every process has said. */
    public List<Said> said() {
        var all = new ArrayList<Said>();
        for (int slot = 0; slot < SLOTS; slot++) {
            if (new Slot(slot).isTaken()) {
                all.add(new Slot(slot).said());
            }
        }
        return all;
    }

    private int slotOf(String process) {
        for (int slot = 0; slot < SLOTS; slot++) {
            if (new Slot(slot).isTaken() && new Slot(slot).said().process().equals(process)) {
                return slot;
            }
        }
        return NOBODY;
    }

    /** The place of one process: state, done before, names. */
    public final class Slot {
        private static final int DONE_AT = 8;
        private static final int NAME_AT = 16;
        private static final int PLACE_AT = NAME_AT + LONGEST_NAME;
        private static final long NAMED = 2;

        private final long at;

        private Slot(int number) {
            this.at = HEADER + (long) number * SLOT_BYTES;
        }

        private Slot named(String process) {
            text(NAME_AT, process);
            LONG.setVolatile(memory, at + DONE_AT, read(BUSINESS_AT));
            LONG.setVolatile(memory, at, NAMED);
            return this;
        }

        private boolean isTaken() {
            return (long) LONG.getVolatile(memory, at) == NAMED;
        }

        /** @param place where something waits since then; empty if nothing does */
        public void say(Instant doneBefore, String place) {
            if (!place.equals(string(PLACE_AT))) {
                text(PLACE_AT, place);
            }
            LONG.setVolatile(memory, at + DONE_AT, nanos(doneBefore));
        }

        Said said() {
            return new Said(string(NAME_AT), ofNanos((long) LONG.getVolatile(memory, at + DONE_AT)), string(PLACE_AT));
        }

        private void text(int where, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            int length = Math.min(bytes.length, LONGEST_NAME - 1);
            MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, at + where, length);
            memory.set(ValueLayout.JAVA_BYTE, at + where + length, (byte) 0);
        }

        private String string(int where) {
            int length = 0;
            while (length < LONGEST_NAME - 1 && memory.get(ValueLayout.JAVA_BYTE, at + where + length) != 0) {
                length++;
            }
            return new String(memory.asSlice(at + where, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.US_ASCII);
        }
    }

    private long read(int at) {
        return (long) LONG.getVolatile(memory, (long) at);
    }

    private void write(int at, long value) {
        LONG.setVolatile(memory, (long) at, value);
    }

    private Instant instant(int at) {
        return ofNanos(read(at));
    }

    private static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
    }

    private static Instant ofNanos(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
