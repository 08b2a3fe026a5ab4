package io.harken.protocol;

import io.harken.check.CheckResult;
import io.harken.check.CheckResult.NotSupported;
import io.harken.check.CheckResult.Value;

/** The two forms of a reply; a request is answered in the form it was asked in. */
public enum ReplyForm {
    /** The bytes of the value, or {@code ZBX_NOTSUPPORTED}, a NUL and the reason. */
    PLAIN {
        @Override
        public String render(CheckResult result) {
            return result instanceof Value value
                    ? value.item().text()
                    : "ZBX_NOTSUPPORTED\0" + ((NotSupported) result).reason();
        }
    },
    /** The JSON object of the 7.0 protocol: a value is always a string. */
    JSON {
        @Override
        public String render(CheckResult result) {
            return result instanceof Value value
                    ? jsonData("value", value.item().text())
                    : jsonData("error", ((NotSupported) result).reason());
        }
    };

    private static final String JSON_HEAD =
            "{\"version\":\"" + ZabbixVersion.COMPATIBLE + "\",\"variant\":" + ZabbixVersion.VARIANT + ",";

    /** The body of the reply, in {@link io.harken.item.ByteText}. */
    public abstract String render(CheckResult result);

    /** The reply to a JSON request that is no passive check; a server takes it for a failure of the whole host. */
    static String jsonError(String message) {
        return JSON_HEAD + "\"error\":" + quoted(message) + "}";
    }

    private static String jsonData(String name, String text) {
        return JSON_HEAD + "\"data\":[{\"" + name + "\":" + quoted(text) + "}]}";
    }

    /** As {@code zabbix_agentd} escapes: bytes from 0x7f on and the slash stay as they are. */
    private static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            appendEscaped(json, text.charAt(i));
        }
        return json.append('"').toString();
    }

    private static void appendEscaped(StringBuilder json, char c) {
        switch (c) {
            case '"', '\\' -> json.append('\\').append(c);
            case '\b' -> json.append("\\b");
            case '\f' -> json.append("\\f");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default -> {
                if (c < 0x20) {
                    json.append("\\u00").append(c < 0x10 ? '0' : '1').append(Character.forDigit(c & 0xF, 16));
                } else {
                    json.append(c);
                }
            }
        }
    }
}
