/**
 * What is asked and what is answered: item keys, their parameters, values and refusals.
 *
 * <p>Keys and values are bytes. They are held in a {@code String} of one character for each byte, see
 * {@link io.harken.item.ByteText}.
 */
@NullMarked
package io.harken.item;

import org.jspecify.annotations.NullMarked;
