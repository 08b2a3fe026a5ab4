package io.harken.collectors.software;

import io.harken.json.JsonWriter;

/**
 * What a package manager says of a package.
 *
 * @param size installed, in bytes, unsigned
 * @param built when it was built, if that is known
 * @param installed when it was installed, if that is known
 */
record InstalledPackage(String name, String version, long size, String architecture, Moment built, Moment installed) {
    /**
     * A point in time.
     *
     * @param seconds since 1970
     * @param text as the package manager writes it
     */
    record Moment(long seconds, String text) {
        /** What package managers say that do not say. */
        static final Moment UNKNOWN = new Moment(0, "");
    }

    /** A package of which nobody knows its times. */
    InstalledPackage(String name, String version, long size, String architecture) {
        this(name, version, size, architecture, Moment.UNKNOWN, Moment.UNKNOWN);
    }

    void write(JsonWriter json, String manager) {
        json.beginObject();
        json.name("name").value(name);
        json.name("manager").value(manager);
        json.name("version").value(version);
        json.name("size").unsigned(size);
        json.name("arch").value(architecture);
        write(json.name("buildtime"), built);
        write(json.name("installtime"), installed);
        json.endObject();
    }

    private static void write(JsonWriter json, Moment moment) {
        json.beginObject();
        json.name("timestamp").unsigned(moment.seconds());
        json.name("value").value(moment.text());
        json.endObject();
    }
}
