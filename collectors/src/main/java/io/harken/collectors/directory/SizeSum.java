package io.harken.collectors.directory;

import io.harken.collectors.command.ShellCommands;
import io.harken.collectors.directory.DirectoryWalk.Entry;
import io.harken.collectors.host.FilePath;
import io.harken.item.ByteText;
import io.harken.item.NotSupportedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A sum of sizes. */
interface SizeSum {
    /** Adds that of an entry. */
    void add(Entry entry) throws NotSupportedException;

    /** The sum, in bytes. */
    long bytes() throws NotSupportedException;

    /** What files say of their sizes. */
    final class Apparent implements SizeSum {
        private long bytes;

        @Override
        public void add(Entry entry) {
            bytes += entry.status().size();
        }

        @Override
        public long bytes() {
            return bytes;
        }
    }

    /** What they take on the disk. The JDK does not tell, so stat(1) is asked, for many at once. */
    final class OnDisk implements SizeSum {
        private static final int AT_ONCE = 500;
        private static final int MAX_LENGTH = 60_000;
        private static final int BLOCK = 512;

        private final ShellCommands commands;
        private final List<String> waiting = new ArrayList<>();
        private int length;
        private long blocks;

        OnDisk(ShellCommands commands) {
            this.commands = commands;
        }

        @Override
        public void add(Entry entry) throws NotSupportedException {
            String path = FilePath.argument(entry.path())
                    .orElseThrow(() -> new NotSupportedException(
                            "The locale has no characters for the name of a file: " + entry.name()));
            waiting.add(path);
            length += path.length();
            if (waiting.size() == AT_ONCE || length > MAX_LENGTH) {
                ask();
            }
        }

        private void ask() throws NotSupportedException {
            List<String> command = new ArrayList<>(List.of("stat", "-c", "%b", "--"));
            command.addAll(waiting);
            waiting.clear();
            length = 0;
            try {
                commands.output(command).lines().forEach(line -> blocks += Long.parseLong(line));
            } catch (IOException e) {
                throw new NotSupportedException(ByteText.utf8(String.valueOf(e.getMessage())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new NotSupportedException("Nobody waits for it any more.");
            }
        }

        @Override
        public long bytes() throws NotSupportedException {
            if (!waiting.isEmpty()) {
                ask();
            }
            return blocks * BLOCK;
        }
    }
}
