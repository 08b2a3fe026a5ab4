/** The identity of the host. */
@NullMarked
package io.harken.collectors.system;

import org.jspecify.annotations.NullMarked;
