package io.harken.main;

import io.harken.config.SystemError;
import io.harken.item.ByteText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whoever started the agent and wants to know how far it is: systemd (sd_notify(3)). Without one nobody is told. */
final class ServiceManager {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);
    private static final String VARIABLE = "NOTIFY_SOCKET";

    /** Its socket; empty if there is nobody to tell, or nobody can be told. */
    private String socket;

    private ServiceManager(String socket) {
        this.socket = socket;
    }

    /** The one that the environment names. */
    static ServiceManager of(Map<String, String> environment) {
        return new ServiceManager(environment.getOrDefault(VARIABLE, ""));
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
        if (socket.isEmpty()) {
            return;
        }
        try (UnixDatagrams datagrams = UnixDatagrams.to(name())) {
            datagrams.send(state.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            LOG.warn(
                    "cannot tell the service manager {} by {} [{}]: {}",
                    state,
                    VARIABLE,
                    ByteText.utf8(socket),
                    SystemError.of(e));
            socket = "";
        }
    }

    private byte[] name() throws IOException {
        if (!socket.startsWith("/") && !socket.startsWith("@")) {
            throw new IOException("it is no Unix socket");
        }
        return socket.replaceFirst("^@", "\0").getBytes(StandardCharsets.UTF_8);
    }
}
