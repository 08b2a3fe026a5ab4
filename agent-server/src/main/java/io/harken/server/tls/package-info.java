/** TLS in front of the frames: by pre-shared keys and by certificates. Nothing here is loaded unless it is configured. */
@NullMarked
package io.harken.server.tls;

import org.jspecify.annotations.NullMarked;
