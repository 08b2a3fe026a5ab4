package io.harken.protocol;

import io.harken.check.CheckResult;
import io.harken.check.CheckResult.NotSupported;
import io.harken.check.CheckResult.Value;

/** The two forms of a reply; a request is answered in the form it was asked in. */
public enum ReplyForm {
    /** The bytes of the value, or {@code ZBX_NOTSUPPORTED}, a NUL and the reason. */
    PLAIN {
        @Override
        public ReplyBody body(CheckResult result) {
            return ReplyBody.of(
                    result instanceof Value value
                            ? value.item().text()
                            : "ZBX_NOTSUPPORTED\0" + ((NotSupported) result).reason());
        }
    },
    /** The JSON object of the 7.0 protocol: a value is always a string. */
    JSON {
        @Override
        public ReplyBody body(CheckResult result) {
            return result instanceof Value value
                    ? jsonData("value", value.item().text())
                    : jsonData("error", ((NotSupported) result).reason());
        }
    };

    private static final String JSON_HEAD =
            "{\"version\":\"" + ZabbixVersion.COMPATIBLE + "\",\"variant\":" + ZabbixVersion.VARIANT + ",";

    /** The body of the reply. */
    public abstract ReplyBody body(CheckResult result);

    /** The reply to a JSON request that is no passive check; a server takes it for a failure of the whole host. */
    static String jsonError(String message) {
        return ReplyBody.json(JSON_HEAD + "\"error\":", message, "}").toString();
    }

    private static ReplyBody jsonData(String name, String text) {
        return ReplyBody.json(JSON_HEAD + "\"data\":[{\"" + name + "\":", text, "}]}");
    }
}
