/** What the kernel counts of TCP and of connections that it tracks. */
@NullMarked
package io.harken.collectors.tcp;

import org.jspecify.annotations.NullMarked;
