/** What the agent can answer: a table of metrics, filled by collectors. */
@NullMarked
package io.harken.metric;

import org.jspecify.annotations.NullMarked;
