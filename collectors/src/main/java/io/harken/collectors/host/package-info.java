/** The host that is read, and readings that many requests share. */
@NullMarked
package io.harken.collectors.host;

import org.jspecify.annotations.NullMarked;
