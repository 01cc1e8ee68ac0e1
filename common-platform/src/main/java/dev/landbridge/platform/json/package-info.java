/** How values and events look as JSON. */
@NullMarked
package dev.landbridge.platform.json;

import org.jspecify.annotations.NullMarked;
