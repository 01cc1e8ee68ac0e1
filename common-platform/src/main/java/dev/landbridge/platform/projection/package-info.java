/** How far read models have come, and their replay. */
@NullMarked
package dev.landbridge.platform.projection;

import org.jspecify.annotations.NullMarked;
