/** The key of Modbus devices, which Harken does not ask. */
@NullMarked
package io.harken.collectors.modbus;

import org.jspecify.annotations.NullMarked;
