package io.harken.main;

import io.harken.check.CheckResult;
import io.harken.item.FloatText;
import io.harken.item.ItemValue;

/** Prints keys and their answers as {@code zabbix_agentd -t} and {@code -p} do. */
final class ItemPrinter {
    private static final int KEY_WIDTH = 45;

    private final Terminal terminal;

    ItemPrinter(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Prints one line: the key, and its value or why there is none. */
    void print(String key, CheckResult result) {
        String padding = " ".repeat(Math.max(0, KEY_WIDTH - key.length()));
        terminal.print(key + padding + " " + answer(result));
    }

    private static String answer(CheckResult result) {
        if (result instanceof CheckResult.NotSupported refusal) {
            return "[m|ZBX_NOTSUPPORTED] [" + refusal.reason() + "]";
        }
        ItemValue value = ((CheckResult.Value) result).item();
        return "[" + value.type().letter() + "|" + text(value) + "]";
    }

    private static String text(ItemValue value) {
        return value.exact().isPresent() ? FloatText.allDigits(value.exact().getAsDouble()) : value.text();
    }
}
