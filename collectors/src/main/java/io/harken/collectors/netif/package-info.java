/** Network interfaces. */
@NullMarked
package io.harken.collectors.netif;

import org.jspecify.annotations.NullMarked;
