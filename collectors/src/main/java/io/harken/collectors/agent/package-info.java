/** What the agent says of itself. */
@NullMarked
package io.harken.collectors.agent;

import org.jspecify.annotations.NullMarked;
