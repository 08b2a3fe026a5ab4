package io.harken.packaging;

import io.harken.item.ByteText;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;

/** A name server on port 53 of the loopback address, for a network namespace: it gives every question the same reply. */
final class FakeNameServer {
    private static final int PORT = 53;
    private static final int LONGEST_QUESTION = 512;
    private static final int HEADER = 12;
    private static final int NUMBER = 2;

    private final DatagramSocket datagrams;
    private final ServerSocket stream;
    private volatile Optional<String> udp = Optional.empty();
    private volatile Optional<String> tcp = Optional.empty();

    private FakeNameServer(InetAddress address) throws IOException {
        datagrams = new DatagramSocket(PORT, address);
        stream = new ServerSocket(PORT, 5, address);
    }

    static FakeNameServer start() throws IOException {
        FakeNameServer server = new FakeNameServer(InetAddress.getLoopbackAddress());
        inBackground(server::serveUdp);
        inBackground(server::serveTcp);
        return server;
    }

    private static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "name server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Gives a reply from now on, by the one protocol or the other; else none. */
    void reply(Optional<String> byUdp, Optional<String> byTcp) {
        udp = byUdp;
        tcp = byTcp;
    }

    private static String answer(String question, String reply) {
        return question.substring(0, NUMBER) + reply.replace("{question}", question.substring(HEADER));
    }

    private void serveUdp() {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[LONGEST_QUESTION], LONGEST_QUESTION);
                datagrams.receive(packet);
                String question = ByteText.of(packet.getData()).substring(0, packet.getLength());
                Optional<String> reply = udp;
                if (reply.isPresent()) {
                    packet.setData(ByteText.bytes(answer(question, reply.get())));
                    datagrams.send(packet);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serveTcp() {
        while (true) {
            try {
                // One that gets no reply is left open: silence is not an end.
                Socket socket = stream.accept();
                DataInputStream in = new DataInputStream(socket.getInputStream());
                byte[] question = new byte[in.readUnsignedShort()];
                in.readFully(question);
                Optional<String> reply = tcp;
                if (reply.isPresent()) {
                    String bytes = answer(ByteText.of(question), reply.get());
                    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                    out.writeShort(bytes.length());
                    out.writeBytes(bytes);
                    socket.close();
                }
            } catch (IOException e) {
                // The next one.
            }
        }
    }
}
