/** The software of the host: the operating system and the packages. */
@NullMarked
package io.harken.collectors.software;

import org.jspecify.annotations.NullMarked;
