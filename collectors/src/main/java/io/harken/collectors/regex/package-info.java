/** Regular expressions of item keys. */
@NullMarked
package io.harken.collectors.regex;

import org.jspecify.annotations.NullMarked;
