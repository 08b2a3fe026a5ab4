package io.harken.collectors.directory;

import io.harken.collectors.directory.DirectoryWalk.Entry;
import io.harken.collectors.output.OutputBudget;
import io.harken.collectors.output.OutputText;
import io.harken.item.ByteText;
import io.harken.item.ItemValue;
import io.harken.item.NotSupportedException;
import io.harken.json.JsonWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

/** Entries of directories as JSON. */
final class EntryList implements AutoCloseable {
    private final OutputText text;
    private final ZoneId zone;

    EntryList(OutputBudget budget, ZoneId zone) {
        this.text = new OutputText(budget);
        this.zone = zone;
    }

    /** Adds an entry. */
    void add(Entry entry) throws NotSupportedException {
        JsonWriter json = new JsonWriter();
        try {
            entry.status().writeTo(json, entry.path(), utf8(entry.directory()), utf8(entry.name()), zone);
        } catch (IOException e) {
            // It is gone since.
            return;
        }
        append((text.length() == 0 ? "[" : ",") + json);
    }

    /** As {@code zabbix_agentd}, which in no other value has question marks for what is no UTF-8. */
    private static String utf8(String name) {
        String unicode = new String(ByteText.bytes(name), StandardCharsets.UTF_8);
        return ByteText.utf8(unicode).equals(name) ? name : ByteText.utf8(unicode.replace('\uFFFD', '?'));
    }

    /** The list; nothing is left here. */
    ItemValue take() throws NotSupportedException {
        append(text.length() == 0 ? "[]" : "]");
        return text.take(ItemValue.Type.STRING, "");
    }

    private void append(String json) throws NotSupportedException {
        if (text.length() + json.length() > OutputBudget.LONGEST) {
            throw new NotSupportedException("The list of entries is too long.");
        }
        try {
            text.append(ByteBuffer.wrap(ByteText.bytes(json)), json.length());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotSupportedException("Nobody waits for it any more.");
        }
    }

    @Override
    public void close() {
        text.close();
    }
}
