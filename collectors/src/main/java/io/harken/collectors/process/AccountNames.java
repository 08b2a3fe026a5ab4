package io.harken.collectors.process;

import io.harken.json.JsonWriter;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The names of users and groups that one report needs, each looked up once. */
final class AccountNames {
    private final Accounts accounts;
    private final Map<Long, String> users = new HashMap<>();
    private final Map<Long, String> groups = new HashMap<>();

    AccountNames(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Writes the members that say whose a process is: its real user and group. */
    void write(JsonWriter json, LabelledLines status) throws IOException {
        long uid = status.number("Uid:");
        long gid = status.number("Gid:");
        json.name("user").value(user(uid));
        json.name("group").value(group(gid));
        json.name("uid").signed(uid);
        json.name("gid").signed(gid);
    }

    /** The name of a user, or his number if he has none. */
    String user(long number) throws IOException {
        String name = users.get(number);
        if (name == null) {
            name = accounts.userName(number);
            users.put(number, name);
        }
        return name;
    }

    private String group(long number) throws IOException {
        String name = groups.get(number);
        if (name == null) {
            name = accounts.groupName(number);
            groups.put(number, name);
        }
        return name;
    }
}
