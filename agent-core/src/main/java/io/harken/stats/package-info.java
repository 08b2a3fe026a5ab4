/** What the agent counts of its own work. */
@NullMarked
package io.harken.stats;

import org.jspecify.annotations.NullMarked;
