/** Other hosts that a check asks. */
@NullMarked
package io.harken.collectors.peer;

import org.jspecify.annotations.NullMarked;
