/** Zabbix servers and proxies. */
@NullMarked
package io.harken.collectors.zabbix;

import org.jspecify.annotations.NullMarked;
