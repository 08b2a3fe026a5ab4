package io.harken.collectors.socket;

import io.harken.collectors.host.HostPaths;

/**
 * The beginning of a walk.
 *
 * @param time when it was, in nanoseconds of the monotonic clock
 * @param host the host whose tables are walked, seen through a process of their network namespace
 */
record WalkStart(long time, HostPaths host) {}
