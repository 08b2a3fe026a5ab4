/** Priority strings, in which GnuTLS is told what a TLS connection may use. */
@NullMarked
package io.harken.config.priority;

import org.jspecify.annotations.NullMarked;
