package io.harken.main;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import sun.misc.Signal;

/**
 * Waits for a signal that ends the agent, and lets the process end with exit code 0 as {@code zabbix_agentd} does: the JVM
 * by itself would give 128 and the number of the signal. Signals that {@code zabbix_agentd} passes over do nothing, where the
 * kernel would end a JVM.
 *
 * <p>A shutdown hook would not do: it is not told which signal came, and the JVM takes no notice of SIGUSR2.
 */
@Allowed("there is no other way to learn of a signal in Java")
final class StopSignal {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(8);

    private final CompletableFuture<String> received = new CompletableFuture<>();

    private StopSignal() {}

    /** Catches signals from now on. The calling thread is the one that closes everything and then ends. */
    static StopSignal install() {
        StopSignal stop = new StopSignal();
        Thread closer = Thread.currentThread();
        for (String name : List.of("HUP", "INT", "TERM", "USR2")) {
            Signal.handle(new Signal(name), signal -> stop.stop(signal, closer));
        }
        for (String name : List.of("USR1", "ALRM")) {
            // Not SIG_IGN, which commands would inherit.
            Signal.handle(new Signal(name), signal -> {});
        }
        return stop;
    }

    private void stop(Signal signal, Thread closer) {
        received.complete("signal:" + signal.getNumber() + "(SIG" + signal.getName() + ")");
        try {
            closer.join(CLOSE_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }

    /** Waits for a signal and tells which. */
    String await() {
        return received.join();
    }
}
