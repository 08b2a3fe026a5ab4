/** Network namespaces of the host (network_namespaces(7)). */
@NullMarked
package io.harken.collectors.netns;

import org.jspecify.annotations.NullMarked;
