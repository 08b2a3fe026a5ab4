/** Web pages. */
@NullMarked
package io.harken.collectors.web;

import org.jspecify.annotations.NullMarked;
