/** Directories and all that is below them: {@code vfs.dir.*}. */
@NullMarked
package io.harken.collectors.directory;

import org.jspecify.annotations.NullMarked;
