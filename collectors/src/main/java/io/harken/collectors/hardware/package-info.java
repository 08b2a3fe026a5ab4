/** The hardware of the host. */
@NullMarked
package io.harken.collectors.hardware;

import org.jspecify.annotations.NullMarked;
