/** The frame of the Zabbix protocol: header, flags and lengths around a body. */
@NullMarked
package io.harken.server.frame;

import org.jspecify.annotations.NullMarked;
