/** Threads for work that may block. */
@NullMarked
package io.harken.concurrent;

import org.jspecify.annotations.NullMarked;
