/** Processors: their number, load and times. */
@NullMarked
package io.harken.collectors.cpu;

import org.jspecify.annotations.NullMarked;
