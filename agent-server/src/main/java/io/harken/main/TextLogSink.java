package io.harken.main;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.TimeZone;

/**
 * The log as text in the form of Zabbix.
 *
 * @param out where the text goes
 * @param pid the process id in every line
 * @param zone the zone of the times in every line
 */
record TextLogSink(ByteSink out, long pid, TimeZone zone) implements LogSink {
    @Override
    public int write(List<LogLine> lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        lines.forEach(line -> bytes.writeBytes(line.bytes(pid, zone)));
        out.write(bytes.toByteArray());
        return lines.size();
    }
}
