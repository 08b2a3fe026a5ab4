/** Domain names, asked of name servers. */
@NullMarked
package io.harken.collectors.dns;

import org.jspecify.annotations.NullMarked;
