package io.harken.server.frame;

import io.harken.item.ByteText;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.Deflater;

/** Frames as bytes. */
public final class Wire {
    private Wire() {}

    /** A request as every server sends it. */
    public static byte[] request(String body) {
        byte[] bytes = ByteText.bytes(body);
        return frame(0x01, bytes.length, 0, bytes);
    }

    /** A frame with any flags and lengths; flag 0x04 makes them 64 bits wide. */
    public static byte[] frame(int flags, long length, long reserved, byte[] body) {
        ByteBuffer frame = ByteBuffer.allocate(21 + body.length).order(ByteOrder.LITTLE_ENDIAN);
        frame.put(ByteText.bytes("ZBXD")).put((byte) flags);
        if ((flags & 0x04) != 0) {
            frame.putLong(length).putLong(reserved);
        } else {
            frame.putInt((int) length).putInt((int) reserved);
        }
        frame.put(body).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    /** A text compressed by zlib. */
    public static byte[] zlib(String text) {
        Deflater deflater = new Deflater();
        deflater.setInput(ByteText.bytes(text));
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }
}
