/** The catalogue of everything that is read from a Linux host. */
@NullMarked
package io.harken.collectors;

import org.jspecify.annotations.NullMarked;
