/** The text of the Zabbix passive protocol, without sockets: requests and replies, plain and JSON. */
@NullMarked
package io.harken.protocol;

import org.jspecify.annotations.NullMarked;
