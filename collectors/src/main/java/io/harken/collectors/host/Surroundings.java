package io.harken.collectors.host;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the agent finds itself in.
 *
 * @param host where the monitored host shows itself
 * @param nanoClock a monotonic clock in nanoseconds
 * @param wallClock the time of day
 * @param timeZone the time zone of the agent, found out when it is needed: that takes a while
 * @param environment the agent's environment variables
 */
public record Surroundings(
        HostPaths host,
        LongSupplier nanoClock,
        InstantSource wallClock,
        Supplier<ZoneId> timeZone,
        Map<String, String> environment) {
    /** Copies the map. */
    public Surroundings {
        environment = Map.copyOf(environment);
    }
}
