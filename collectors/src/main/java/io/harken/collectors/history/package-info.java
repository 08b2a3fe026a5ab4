/** Samples of every second of the last quarter of an hour. */
@NullMarked
package io.harken.collectors.history;

import org.jspecify.annotations.NullMarked;
