/** One passive check, from the text of its key to its result. */
@NullMarked
package io.harken.check;

import org.jspecify.annotations.NullMarked;
