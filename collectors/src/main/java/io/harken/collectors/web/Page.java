package io.harken.collectors.web;

import java.time.Duration;

/**
 * A page that was had.
 *
 * @param text heads and body, in {@link io.harken.item.ByteText}; the body in UTF-8
 * @param duration how long it took
 * @param memory what holds it
 */
record Page(String text, Duration duration, PageMemory memory) {}
