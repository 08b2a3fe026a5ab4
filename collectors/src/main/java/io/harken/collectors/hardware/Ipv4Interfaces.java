package io.harken.collectors.hardware;

import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The network interfaces that have an IPv4 address, of the agent's own network namespace. */
final class Ipv4Interfaces {
    private Ipv4Interfaces() {}

    /** The name or label of every IPv4 address, as netdevice(7) lists them: {@code eth0}, {@code eth0}, {@code eth0:1}. */
    static List<String> names() throws SocketException {
        List<String> names = new ArrayList<>();
        for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            int unlabelled = addresses(each);
            for (NetworkInterface label : Collections.list(each.getSubInterfaces())) {
                int labelled = addresses(label);
                names.addAll(Collections.nCopies(labelled, label.getName()));
                unlabelled -= labelled;
            }
            names.addAll(Collections.nCopies(Math.max(unlabelled, 0), each.getName()));
        }
        return names;
    }

    private static int addresses(NetworkInterface each) {
        int count = 0;
        for (InterfaceAddress address : each.getInterfaceAddresses()) {
            count += address.getAddress() instanceof Inet4Address ? 1 : 0;
        }
        return count;
    }
}
