package io.harken.main;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.TimeZone;
import java.util.function.Supplier;

/**
 * The log as text in the form of Zabbix.
 *
 * @param out where the text goes
 * @param pid the process id in every line
 * @param zone the zone of the times in every line; asked by the thread that writes, because to read all zones takes a while
 */
record TextLogSink(ByteSink out, long pid, Supplier<TimeZone> zone) implements LogSink {
    @Override
    public int write(List<LogLine> lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TimeZone local = zone.get();
        lines.forEach(line -> bytes.writeBytes(line.bytes(pid, local)));
        out.write(bytes.toByteArray());
        return lines.size();
    }
}
