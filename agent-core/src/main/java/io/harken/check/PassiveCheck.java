package io.harken.check;

import java.time.Duration;

/**
 * One question to the agent.
 *
 * @param key the text of the item key as it was sent, in {@link io.harken.item.ByteText}
 * @param timeout how long the answer may take
 */
public record PassiveCheck(String key, Duration timeout) {}
