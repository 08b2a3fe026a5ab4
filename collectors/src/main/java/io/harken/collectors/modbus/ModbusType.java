package io.harken.collectors.modbus;

import java.util.Locale;
import java.util.Optional;

/** What is read of a Modbus device, with its size in bits. */
enum ModbusType {
    BIT(1),
    INT8(8),
    UINT8(8),
    INT16(16),
    UINT16(16),
    INT32(32),
    UINT32(32),
    FLOAT(32),
    UINT64(64),
    DOUBLE(64);

    private static final int REGISTER = 16;

    private final int bits;

    ModbusType(int bits) {
        this.bits = bits;
    }

    /** The type of a name, in lower case. */
    static Optional<ModbusType> of(String name) {
        for (ModbusType type : values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Whether it takes more than a register. */
    boolean isLong() {
        return bits > REGISTER;
    }

    /** How many registers, or single bits, so many values take. */
    int registers(int count) {
        return this == BIT ? count : (count * bits + REGISTER - 1) / REGISTER;
    }
}
