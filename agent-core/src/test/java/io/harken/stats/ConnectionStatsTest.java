package io.harken.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.harken.json.JsonWriter;
import io.harken.stats.ConnectionStats.Refusal;
import org.junit.jupiter.api.Test;

class ConnectionStatsTest {
    @Test
    void tellsHowManyCameAndWhyTheyWentUnanswered() {
        ConnectionStats stats = new ConnectionStats();
        for (int i = 0; i < 3; i++) {
            stats.accepted();
        }
        stats.refused(Refusal.BAD_FRAME);
        stats.closed();
        stats.refused(Refusal.NOT_ALLOWED);
        stats.closed();

        JsonWriter json = new JsonWriter();
        stats.writeTo(json);

        assertEquals(
                "\"open\":1,\"accepted\":3,\"refused_not_allowed\":1,\"refused_limit\":0,\"refused_timeout\":0,\"refused_tls\":0,"
                        + "\"refused_bad_frame\":1,\"refused_bad_request\":0",
                json.toString());
    }
}
