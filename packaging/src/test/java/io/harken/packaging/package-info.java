/** Tests of the shipped thing, beside the agent it stands in for. */
@NullMarked
package io.harken.packaging;

import org.jspecify.annotations.NullMarked;
