/** Services of other hosts, TCP and UDP. */
@NullMarked
package io.harken.collectors.service;

import org.jspecify.annotations.NullMarked;
