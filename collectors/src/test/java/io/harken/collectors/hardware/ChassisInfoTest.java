package io.harken.collectors.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.collectors.hardware.ChassisInfo.Part;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChassisInfoTest {
    private static final String BIOS = structure(0, "\1\2\0\u00F0\3\0", "Dell", "2.1", "2020");
    private static final String SYSTEM = structure(1, "\1\2\3\4", "Dell Inc.", "PowerEdge R740", "1.0", "ABC1234");
    private static final String RACK = chassis('\u0017');
    private static final String END = structure(127, "");

    private static String structure(int type, String fields, String... texts) {
        String all = texts.length == 0 ? "\0" : String.join("\0", texts) + "\0";
        return (char) type + "" + (char) (4 + fields.length()) + "\1\0" + fields + all + "\0";
    }

    private static String chassis(char type) {
        return structure(3, "\1" + type + "\0\2", "Dell Inc.", "CH1");
    }

    private static void assertInfo(String full, String table) {
        assertEquals(Optional.of(full), ChassisInfo.of(table, Part.FULL));
    }

    @Test
    void holdsThePartsInTheOrderOfTheTable() {
        assertInfo("Dell Inc. PowerEdge R740 ABC1234 Rack Mount Chassis", BIOS + SYSTEM + RACK + END);
        assertInfo("Rack Mount Chassis Dell Inc. PowerEdge R740 ABC1234", BIOS + RACK + SYSTEM + END);
        assertInfo("Dell Inc. PowerEdge R740 ABC1234 Rack Mount Chassis", END + SYSTEM + RACK);
    }

    @Test
    void findsEachPart() {
        String table = BIOS + SYSTEM + RACK + END;

        assertEquals(Optional.of("Rack Mount Chassis"), ChassisInfo.of(table, Part.TYPE));
        assertEquals(Optional.of("Dell Inc."), ChassisInfo.of(table, Part.VENDOR));
        assertEquals(Optional.of("PowerEdge R740"), ChassisInfo.of(table, Part.MODEL));
        assertEquals(Optional.of("ABC1234"), ChassisInfo.of(table, Part.SERIAL));
    }

    @Test
    void takesTheFirstStructureOfEachKind() {
        String others = structure(1, "\1\2\3\4", "Other", "X", "1", "S2") + chassis('\3');

        assertInfo("Dell Inc. PowerEdge R740 ABC1234 Rack Mount Chassis", SYSTEM + RACK + others);
    }

    @Test
    void keepsTextsAsTheyAre() {
        String system = structure(1, "\1\2\3\4", " Dell  Inc. ", "R\u00FF740  ", "1", " ");

        assertInfo(" Dell  Inc.  R\u00FF740     Rack Mount Chassis", system + chassis('\u0097'));
    }

    @Test
    void leavesOutWhatIsNotGiven() {
        assertInfo(
                "Dell Inc. ABC1234 Pizza Box",
                structure(1, "\1\0\3\4", "Dell Inc.", "X", "1", "ABC1234") + chassis('\5'));
        assertInfo("A Stick PC", structure(1, "\1", "A", "B") + chassis('$'));
        assertInfo("A Other", structure(1, "\1\u0009\0\3", "A", "B") + chassis('\1'));
    }

    @Test
    void isNotInATableWithoutIt() {
        assertEquals(Optional.empty(), ChassisInfo.of("", Part.FULL));
        assertEquals(Optional.empty(), ChassisInfo.of(BIOS + END, Part.FULL));
        assertEquals(Optional.empty(), ChassisInfo.of(SYSTEM, Part.TYPE));
        assertEquals(Optional.empty(), ChassisInfo.of(chassis('\0') + chassis('%') + END, Part.FULL));
        assertEquals(Optional.empty(), ChassisInfo.of(chassis('%'), Part.FULL));
    }

    @Test
    void endsWhereTheTableIsCut() {
        String table = SYSTEM + RACK;
        for (int length = 0; length < SYSTEM.length(); length++) {
            assertEquals(Optional.empty(), ChassisInfo.of(table.substring(0, length), Part.FULL));
        }
        assertInfo("Dell Inc. PowerEdge R740 ABC1234", table.substring(0, table.length() - 1));
        assertEquals(Optional.empty(), ChassisInfo.of("\1\3\0\0\0\0" + table, Part.FULL));
    }
}
