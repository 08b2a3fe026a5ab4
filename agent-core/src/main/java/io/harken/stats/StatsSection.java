package io.harken.stats;

import io.harken.json.JsonWriter;

/** What one part of the agent says of its own work: an object in a JSON. */
public interface StatsSection {
    /** The name of the object. */
    String name();

    /** Writes its members. Called on any thread. */
    void writeTo(JsonWriter json);
}
