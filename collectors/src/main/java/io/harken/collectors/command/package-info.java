/** Commands that are run for others: user parameters and {@code system.run}. */
@NullMarked
package io.harken.collectors.command;

import org.jspecify.annotations.NullMarked;
