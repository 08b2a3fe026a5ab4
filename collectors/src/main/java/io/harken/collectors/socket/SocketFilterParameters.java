package io.harken.collectors.socket;

import io.harken.ip.PortText;
import io.harken.item.NotSupportedException;
import io.harken.item.Parameters;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the parameters {@code [laddr,lport,raddr,rport,state]} of {@code net.tcp.socket.count} and {@code net.udp.socket.count}. */
final class SocketFilterParameters {
    /** Of numbers that are no ports; compiled with the first of them. */
    private static final class Forms {
        /** What begins like a number other than 0 is one, and a wrong one if it is no port. All else may be a service. */
        static final Pattern NUMBER = Pattern.compile("\\s*[+-]?0*[1-9]");

        static final Pattern ZERO = Pattern.compile("[+-]?0+");
    }

    private final Protocol protocol;
    private final Services services;

    SocketFilterParameters(Protocol protocol, Services services) {
        this.protocol = protocol;
        this.services = services;
    }

    /** The filter of {@code [laddr,lport,raddr,rport,state]}. */
    SocketFilter parse(Parameters parameters) throws NotSupportedException {
        return parse(parameters, 0, () -> state(parameters), true);
    }

    /** The filter of {@code laddr,lport,raddr,rport} from one of the parameters on, for the sockets of a state but own polls. */
    SocketFilter parse(Parameters parameters, int first, TcpState state) throws NotSupportedException {
        return parse(parameters, first, () -> Optional.of(state), false);
    }

    /** Gives the state after all else was found to be right. */
    @FunctionalInterface
    private interface StateParameter {
        Optional<TcpState> get() throws NotSupportedException;
    }

    private SocketFilter parse(Parameters parameters, int first, StateParameter state, boolean isOfAllSockets)
            throws NotSupportedException {
        return new SocketFilter(
                address(parameters.get(first)),
                port(parameters.get(first + 1), parameters.get(first)),
                address(parameters.get(first + 2)),
                port(parameters.get(first + 3), parameters.get(first + 2)),
                state.get(),
                isOfAllSockets);
    }

    private static Optional<IpNetwork> address(String text) throws NotSupportedException {
        return text.isEmpty() ? Optional.empty() : Optional.of(IpNetwork.parse(text));
    }

    private int port(String text, String address) throws NotSupportedException {
        Optional<Integer> number = PortText.parse(text);
        if (text.isEmpty() || number.isPresent() || Forms.ZERO.matcher(text).matches()) {
            return number.orElse(0);
        }
        if (Forms.NUMBER.matcher(text).lookingAt()) {
            throw new NotSupportedException("Invalid port number: " + text);
        }
        if (text.equals("*")) {
            // No service to getaddrinfo(3), which is an error if there is no address either.
            IpNetwork.parse(address);
            return 0;
        }
        return service(text)
                .orElseThrow(() -> new NotSupportedException(
                        "The service \"" + text + "\" is not available for the requested socket type."));
    }

    private Optional<Integer> service(String name) throws NotSupportedException {
        try {
            return services.port(name);
        } catch (IOException e) {
            throw new NotSupportedException(String.valueOf(e.getMessage()));
        }
    }

    private Optional<TcpState> state(Parameters parameters) throws NotSupportedException {
        String name = parameters.get(4);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(protocol.state(name).orElseThrow(() -> parameters.invalid(4)));
    }
}
