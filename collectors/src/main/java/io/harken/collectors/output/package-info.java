/** Values that need much memory, which all of them share. */
@NullMarked
package io.harken.collectors.output;

import org.jspecify.annotations.NullMarked;
