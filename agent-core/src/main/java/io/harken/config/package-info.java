/**
 * The configuration file: its syntax, its parameters and what they mean.
 *
 * <p>Reading has two stages. {@link io.harken.config.ConfigFile} knows lines and {@code Include} and no parameter;
 * {@link io.harken.config.AgentConfigReader} knows the table of parameters and turns entries into plain records. Values
 * are held as {@link io.harken.item.ByteText} until they become something else.
 */
@NullMarked
package io.harken.config;

import org.jspecify.annotations.NullMarked;
