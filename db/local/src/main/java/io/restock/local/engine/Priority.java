package io.restock.local.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Lets a child wait for others where there are more things to do than processors: tills are answered and stock is written first, what follows from it
 * comes when there is room.
 *
 * <p>Niceness alone does little on a desktop's Linux: each session is a scheduling group of its own there ("autogroup"), all of them weigh alike, and niceness only counts within.
 * So the group is made nicer, too, where it is the child's own. The kernel takes ten such wishes a second from people without privileges, hence the tries.
 */
public final class Priority {
    private static final String BEHIND = """
            { read -r _ _ _ _ _ session _ </proc/$$/stat; } 2>/dev/null
            for try in 1 2 3 4 5 6 7 8 9; do
              [ "$session" = $$ ] && [ -w /proc/$$/autogroup ] || break
              { echo "$0" >/proc/$$/autogroup; } 2>/dev/null && break
              sleep 0.12
            done
            exec nice -n "$0" "$@\"""";

    private Priority() {}

    /**
     * Prefixes a command that begins a session; the prefix execs, so pids stay true.
     *
     * @param niceness 0 to 19, 0 for the command as it is
     */
    public static List<String> behind(int niceness, List<String> command) {
        if (niceness == 0) {
            return command;
        }
        var prefixed = new ArrayList<>(List.of("sh", "-c", BEHIND, String.valueOf(niceness)));
        prefixed.addAll(command);
        return prefixed;
    }
}
