/** TCP and UDP sockets, from the tables in {@code /proc/net} (proc(5), kernel document {@code networking/proc_net_tcp}). */
@NullMarked
package io.harken.collectors.socket;

import org.jspecify.annotations.NullMarked;
