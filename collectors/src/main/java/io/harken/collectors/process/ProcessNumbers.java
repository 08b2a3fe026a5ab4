package io.harken.collectors.process;

import io.harken.json.JsonWriter;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** What is counted of a process, or of many that are added up; -1 for what is not known. */
final class ProcessNumbers {
    private final Map<Memory, Long> bytes = new EnumMap<>(Memory.class);
    private long userTicks;
    private long systemTicks;
    private long contextSwitches;
    private long threads;
    private long majorFaults;
    private long pss;

    /** Numbers of nothing, to which processes are added. */
    ProcessNumbers() {}

    /** The numbers of a process of which status and counters have been read. */
    ProcessNumbers(ProcessFiles process, ProcessStat.Counts counts, Pss pss) throws IOException {
        LabelledLines status = process.status();
        for (Memory memory : Memory.values()) {
            bytes.put(memory, memory.bytes(status));
        }
        userTicks = counts.userTicks();
        systemTicks = counts.systemTicks();
        majorFaults = counts.majorFaults();
        contextSwitches = contextSwitches(status);
        threads = status.number("Threads:");
        this.pss = process.hasMemory() ? orResident(pss.read(process.folder())) : 0;
    }

    private long bytes(Memory memory) {
        return bytes.getOrDefault(memory, 0L);
    }

    /** As {@code zabbix_agentd}: who may not see what a process shares takes all of it. */
    private long orResident(long proportional) {
        return proportional < 0 ? bytes(Memory.RSS) : proportional;
    }

    /** How often a thread was put aside, by itself or by others. */
    static long contextSwitches(LabelledLines status) {
        return sum(status.number("voluntary_ctxt_switches:"), status.number("nonvoluntary_ctxt_switches:"));
    }

    /** Adds another process; a sum with something unknown is unknown. */
    void add(ProcessNumbers other) {
        for (Memory memory : Memory.values()) {
            bytes.put(memory, sum(bytes(memory), other.bytes(memory)));
        }
        userTicks = sum(userTicks, other.userTicks);
        systemTicks = sum(systemTicks, other.systemTicks);
        contextSwitches = sum(contextSwitches, other.contextSwitches);
        threads = sum(threads, other.threads);
        majorFaults = sum(majorFaults, other.majorFaults);
        pss = sum(pss, other.pss);
    }

    private static long sum(long a, long b) {
        return a < 0 || b < 0 ? -1 : a + b;
    }

    /** A member of an amount of memory. */
    void writeMemory(JsonWriter json, Memory memory, long totalMemory) {
        long amount = bytes(memory);
        json.name(memory.key());
        if (memory != Memory.PMEM) {
            json.signed(amount);
        } else if (amount < 0 || totalMemory < 0) {
            json.floating(-1);
        } else {
            json.floating((double) amount / totalMemory * 100);
        }
    }

    /** The members for the time used. */
    void writeTimes(JsonWriter json) {
        writeTimes(json, userTicks, systemTicks);
    }

    /** The members for ticks used. */
    static void writeTimes(JsonWriter json, long userTicks, long systemTicks) {
        json.name("cputime_user").floating(ProcessTime.seconds(userTicks));
        json.name("cputime_system").floating(ProcessTime.seconds(systemTicks));
    }

    /** The members that come last. */
    void writeRest(JsonWriter json) {
        json.name("ctx_switches").signed(contextSwitches);
        json.name("threads").signed(threads);
        json.name("page_faults").signed(majorFaults);
        json.name("pss").signed(pss);
    }
}
