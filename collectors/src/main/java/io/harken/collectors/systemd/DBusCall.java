package io.harken.collectors.systemd;

import io.harken.item.ByteText;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * A call of a method, all of whose arguments are strings.
 *
 * @param destination the name of the service
 * @param path the object
 * @param interfaceName the interface of the method
 * @param member the method
 * @param arguments in {@link ByteText}
 */
record DBusCall(String destination, String path, String interfaceName, String member, List<String> arguments) {
    private static final int METHOD_CALL = 1;
    private static final int VERSION = 1;

    /** The bytes of the call with a serial number. */
    byte[] message(int serial) {
        Writer body = new Writer();
        arguments.forEach(body::string);
        Writer fields = new Writer();
        fields.field(1, 'o', path);
        fields.field(2, 's', interfaceName);
        fields.field(3, 's', member);
        fields.field(6, 's', destination);
        if (!arguments.isEmpty()) {
            fields.field(8, 'g', "s".repeat(arguments.size()));
        }
        Writer message = new Writer();
        message.bytes(new byte[] {'l', METHOD_CALL, 0, VERSION});
        message.uint32(body.size());
        message.uint32(serial);
        message.uint32(fields.size());
        // The fields begin where they are aligned as they are by themselves.
        message.bytes(fields.toByteArray());
        message.align(Long.BYTES);
        message.bytes(body.toByteArray());
        return message.toByteArray();
    }

    private static final class Writer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        void field(int code, char type, String value) {
            align(Long.BYTES);
            bytes.write(code);
            signature(String.valueOf(type));
            if (type == 'g') {
                signature(value);
            } else {
                string(value);
            }
        }

        private void signature(String signature) {
            bytes.write(signature.length());
            bytes.writeBytes(ByteText.bytes(signature));
            bytes.write(0);
        }

        void string(String text) {
            align(Integer.BYTES);
            uint32(text.length());
            bytes.writeBytes(ByteText.bytes(text));
            bytes.write(0);
        }

        void uint32(int value) {
            for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                bytes.write(value >>> shift);
            }
        }

        void bytes(byte[] more) {
            bytes.writeBytes(more);
        }

        void align(int alignment) {
            while (bytes.size() % alignment != 0) {
                bytes.write(0);
            }
        }

        int size() {
            return bytes.size();
        }

        byte[] toByteArray() {
            return bytes.toByteArray();
        }
    }
}
