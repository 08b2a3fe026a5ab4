/** Processes and their threads. */
@NullMarked
package io.harken.collectors.process;

import org.jspecify.annotations.NullMarked;
