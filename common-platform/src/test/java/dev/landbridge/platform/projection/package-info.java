/** How projections are kept up to date. */
@NullMarked
package dev.landbridge.platform.projection;

import org.jspecify.annotations.NullMarked;
