/** The program: command line, log, PID file and the one place that puts all parts together. */
@NullMarked
package io.harken.main;

import org.jspecify.annotations.NullMarked;
