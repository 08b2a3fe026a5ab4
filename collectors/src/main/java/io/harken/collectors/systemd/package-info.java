/** The units of systemd, asked for over the system's bus. */
@NullMarked
package io.harken.collectors.systemd;

import org.jspecify.annotations.NullMarked;
