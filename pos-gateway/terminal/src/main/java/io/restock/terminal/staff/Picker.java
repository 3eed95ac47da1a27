package io.restock.terminal.staff;

import io.restock.terminal.figures.Act;
import io.restock.terminal.world.CenterFloor;
import io.restock.terminal.world.CenterFloor.Place;
import io.restock.terminal.world.World;
import org.jspecify.annotations.Nullable;

/** Who walks through a distribution center with a list: takes what is there, and now and then one too many or too few, does not find it, finds it broken, or does not come so far. */
record Picker(World world, CenterFloor floor) {
    /** Pickers scan the location and count cases: one pick in 2,000 is wrong, as often too many as too few. A line that comes short of a piece has not come, as the promise counts. */
    private static final double MISPICKED = 0.0005;
    /** Of a thousand picks, one to two are not found where they lie, one is broken, and one is left at the end of the shift. */
    private static final double NOT_FOUND = 0.0015;
    private static final double DAMAGED = 0.001;
    private static final double NO_TIME = 0.001;

    /** @param released hour at which the wave began, as text: its number is not the same in every run; @param asked units, above 0; @param dueOn the day on which they are due */
    record Task(long wave, String released, String store, int item, Place place, int asked, String dueOn) {}

    /**
     * What the picker says.
     *
     * @param why it is less than was asked for, or null if it is not
     * @param damaged units that were broken
     */
    record Found(int units, @Nullable Act why, int damaged) {
        String reason() {
            return why == Act.SHORT_NOT_FOUND ? "NOT_FOUND" : why == Act.SHORT_DAMAGED ? "DAMAGED" : why == Act.SHORT_NO_TIME ? "NO_TIME" : "EMPTY";
        }
    }

    Found pick(Task task) {
        double chance = world.draws().of("short pick", task.released(), task.store(), task.item(), task.place(), task.asked()).nextDouble();
        int there = floor.at(task.place(), task.item());
        if (there >= task.asked() && chance < NOT_FOUND + NO_TIME) {
            return new Found(0, chance < NOT_FOUND ? Act.SHORT_NOT_FOUND : Act.SHORT_NO_TIME, 0);
        }
        int some = some(task.item());
        if (there >= task.asked() && task.asked() > some && chance < NOT_FOUND + NO_TIME + DAMAGED) {
            int damaged = floor.lose(task.item(), task.place(), some);
            return new Found(take(task, task.asked() - damaged, 0), Act.SHORT_DAMAGED, damaged);
        }
        int found = take(task, task.asked(), slip(task));
        return new Found(found, found < task.asked() ? Act.SHORT_EMPTY : null, 0);
    }

    private int take(Task task, int units, int slip) {
        return floor.pick(task.wave(), task.store(), task.item(), task.place(), units, slip);
    }

    private int slip(Task task) {
        double chance = world.draws().of("mispick", task.store(), task.item(), task.dueOn(), task.asked()).nextDouble();
        int some = some(task.item());
        return chance < MISPICKED / 2 ? -some : chance < MISPICKED ? some : 0;
    }

    private int some(int item) {
        var article = world.chain().articles().get(item);
        return article.weighed() ? article.item().casePack() / 10 : 1;
    }
}
