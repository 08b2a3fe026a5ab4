/** JSON as {@code zabbix_agentd} writes it. */
@NullMarked
package io.harken.json;

import org.jspecify.annotations.NullMarked;
