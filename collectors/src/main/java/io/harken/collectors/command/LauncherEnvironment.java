package io.harken.collectors.command;

import java.util.List;
import java.util.Map;

/**
 * What {@code bin/harken} changes in the environment for the JVM. Commands are to find what the agent was started with, but for
 * the socket on which it says how far it is: nobody else is to say that.
 *
 * <p>The launcher saves the value of a variable that was set as {@code HARKEN_SAVED_} and its name.
 */
public final class LauncherEnvironment {
    private static final String SAVED = "HARKEN_SAVED_";
    private static final List<String> CHANGED =
            List.of("LC_ALL", "MALLOC_ARENA_MAX", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private LauncherEnvironment() {}

    /** Undoes the changes. Other variables are not touched: the JDK keeps the bytes of those. */
    public static void undo(Map<String, String> environment) {
        for (String name : CHANGED) {
            String saved = environment.remove(SAVED + name);
            if (saved == null) {
                environment.remove(name);
            } else {
                environment.put(name, saved);
            }
        }
        environment.keySet().removeIf(name -> name.startsWith(SAVED));
        environment.remove("NOTIFY_SOCKET");
    }
}
