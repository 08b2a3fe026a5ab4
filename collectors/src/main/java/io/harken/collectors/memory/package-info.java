/** Memory and swap space. */
@NullMarked
package io.harken.collectors.memory;

import org.jspecify.annotations.NullMarked;
