/** Block devices. */
@NullMarked
package io.harken.collectors.device;

import org.jspecify.annotations.NullMarked;
