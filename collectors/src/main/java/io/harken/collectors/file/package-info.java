/** Files by their names: {@code vfs.file.*}. */
@NullMarked
package io.harken.collectors.file;

import org.jspecify.annotations.NullMarked;
