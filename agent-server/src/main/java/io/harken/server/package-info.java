/** The server: connections, their windows, and the passive check on each of them. */
@NullMarked
package io.harken.server;

import org.jspecify.annotations.NullMarked;
