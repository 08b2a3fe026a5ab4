/** IP addresses as text. */
@NullMarked
package io.harken.ip;

import org.jspecify.annotations.NullMarked;
