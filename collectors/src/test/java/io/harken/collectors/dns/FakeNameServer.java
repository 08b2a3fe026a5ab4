package io.harken.collectors.dns;

import io.harken.item.ByteText;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A name server on a loopback address; what it replies to a question is told by a function, a blank text is silence. */
final class FakeNameServer implements AutoCloseable {
    private final ServerSocket stream;
    private final DatagramSocket datagrams;
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private volatile UnaryOperator<String> udp = question -> "";
    private volatile UnaryOperator<String> tcp = question -> "";

    FakeNameServer() throws IOException {
        InetAddress address = InetAddress.getLoopbackAddress();
        stream = new ServerSocket(0, 5, address);
        datagrams = new DatagramSocket(stream.getLocalPort(), address);
        start(this::serveUdp);
        start(this::serveTcp);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "name server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return stream.getLocalPort();
    }

    /** How many questions came. */
    int questions() {
        return questions.size();
    }

    void replyByUdp(UnaryOperator<String> reply) {
        udp = reply;
    }

    void replyByTcp(UnaryOperator<String> reply) {
        tcp = reply;
    }

    /** A reply to a question: flags and code, number of records, and the records. */
    static String reply(String question, int flags, int count, String records) {
        return question.substring(0, 2) + (char) (flags >> 8) + (char) (flags & 0xFF) + "\0\1\0" + (char) count
                + "\0\0\0\0" + question.substring(DnsMessage.HEADER) + records;
    }

    private Optional<String> answer(String question, UnaryOperator<String> reply) {
        questions.add(question);
        return Optional.of(reply.apply(question)).filter(text -> !text.isEmpty());
    }

    private void serveUdp() {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[512], 512);
                datagrams.receive(packet);
                String question = ByteText.of(packet.getData()).substring(0, packet.getLength());
                Optional<String> reply = answer(question, udp);
                if (reply.isPresent()) {
                    packet.setData(ByteText.bytes(reply.get()));
                    datagrams.send(packet);
                }
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serveTcp() {
        try {
            while (true) {
                Socket socket = stream.accept();
                DataInputStream in = new DataInputStream(socket.getInputStream());
                byte[] question = new byte[in.readUnsignedShort()];
                in.readFully(question);
                Optional<String> reply = answer(ByteText.of(question), tcp);
                if (reply.isPresent()) {
                    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                    out.writeShort(reply.get().length());
                    out.writeBytes(reply.get());
                    socket.close();
                }
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
        datagrams.close();
    }
}
