package io.harken.main;

import io.harken.config.SystemError;
import io.harken.item.ByteText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The socket on which whoever started the agent is told how far it is, see sd_notify(3); without one nobody is told. */
final class NotifySocket {
    private static final Logger LOG = LoggerFactory.getLogger(NotifySocket.class);
    private static final String VARIABLE = "NOTIFY_SOCKET";

    /** Its name; empty if there is nobody to tell, or nobody can be told. */
    private String name;

    private NotifySocket(String name) {
        this.name = name;
    }

    /** The one that the environment names. */
    static NotifySocket of(Map<String, String> environment) {
        return new NotifySocket(environment.getOrDefault(VARIABLE, ""));
    }

    /** Says that the agent listens. */
    void ready() {
        tell("READY=1");
    }

    /** Says that the agent is about to end. */
    void stopping() {
        tell("STOPPING=1");
    }

    /** An agent of which nobody is told still answers. */
    private void tell(String state) {
        if (name.isEmpty()) {
            return;
        }
        try (UnixDatagrams datagrams = UnixDatagrams.to(bytes())) {
            datagrams.send(state.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            LOG.warn(
                    "cannot tell the service manager {} by {} [{}]: {}",
                    state,
                    VARIABLE,
                    ByteText.utf8(name),
                    SystemError.of(e));
            name = "";
        }
    }

    private byte[] bytes() throws IOException {
        if (!name.startsWith("/") && !name.startsWith("@")) {
            throw new IOException("it is no Unix socket");
        }
        return name.replaceFirst("^@", "\0").getBytes(StandardCharsets.UTF_8);
    }
}
