package io.harken.collectors.systemd;

import io.harken.json.JsonWriter;
import java.io.IOException;

/** A unit as the manager lists it, in the words of its documentation. */
record Unit(
        String name,
        String description,
        String loadState,
        String activeState,
        String subState,
        String followed,
        String path,
        long jobId,
        String jobType,
        String jobPath) {
    /** Reads an element of the array that {@code ListUnits} returns. */
    static Unit read(DBusReader units) throws IOException {
        units.beginStruct();
        return new Unit(
                units.string(),
                units.string(),
                units.string(),
                units.string(),
                units.string(),
                units.string(),
                units.string(),
                Integer.toUnsignedLong(units.int32()),
                units.string(),
                units.string());
    }

    /** A unit that is only on disk. */
    static Unit onDisk(String name) {
        return new Unit(name, "", "", "inactive", "", "", Systemd.path(name), 0, "", "");
    }

    /** Writes the unit as an object of macros for low-level discovery. */
    void writeTo(JsonWriter json, String unitFileState) {
        json.beginObject();
        json.name("{#UNIT.NAME}").value(name);
        json.name("{#UNIT.DESCRIPTION}").value(description);
        json.name("{#UNIT.LOADSTATE}").value(loadState);
        json.name("{#UNIT.ACTIVESTATE}").value(activeState);
        json.name("{#UNIT.SUBSTATE}").value(subState);
        json.name("{#UNIT.FOLLOWED}").value(followed);
        json.name("{#UNIT.PATH}").value(path);
        json.name("{#UNIT.JOBID}").unsigned(jobId);
        json.name("{#UNIT.JOBTYPE}").value(jobType);
        json.name("{#UNIT.JOBPATH}").value(jobPath);
        json.name("{#UNIT.UNITFILESTATE}").value(unitFileState);
        json.endObject();
    }
}
