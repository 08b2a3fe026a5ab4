package io.harken.collectors.socket;

import io.harken.collectors.host.HostPaths;
import io.harken.collectors.socket.SocketWalk.Extent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Times walks of this host's own table, in a process that does nothing else: the contestant that
 * {@code packaging/bench/walk} runs beside a loop in C. Prints {@code median_us=N}.
 */
final class WalkTiming {
    private static final int WARM_UP_ROWS = 400_000;

    private WalkTiming() {}

    public static void main(String[] args) throws IOException {
        int walks = args.length > 0 ? Integer.parseInt(args[0]) : 15;
        HostPaths host = HostPaths.under(Path.of("/"));
        SeenSockets seen = new SeenSockets();
        long warm = 0;
        for (int i = 0; i < 300 && warm < WARM_UP_ROWS; i++) {
            warm += SocketWalk.walk(Protocol.TCP, Extent.ALL, host, OwnPolls.NONE, List.of(), seen)
                    .total();
        }
        long[] nanos = new long[walks];
        for (int i = 0; i < walks; i++) {
            long begun = System.nanoTime();
            SocketWalk.walk(Protocol.TCP, Extent.ALL, host, OwnPolls.NONE, List.of(), seen);
            nanos[i] = System.nanoTime() - begun;
        }
        Arrays.sort(nanos);
        System.out.println("median_us=" + nanos[walks / 2] / 1000.0);
    }
}
