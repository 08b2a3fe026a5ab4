/** Mounted file systems: {@code vfs.fs.*}. */
@NullMarked
package io.harken.collectors.filesystem;

import org.jspecify.annotations.NullMarked;
