/** TCP sockets, from {@code /proc/net/tcp} and {@code tcp6} (proc(5), kernel document {@code networking/proc_net_tcp}). */
@NullMarked
package io.harken.collectors.socket;

import org.jspecify.annotations.NullMarked;
