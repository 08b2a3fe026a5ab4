/** What stands between the text of a key and the metric that answers it: aliases, and rules of what may be asked. */
@NullMarked
package io.harken.access;

import org.jspecify.annotations.NullMarked;
