/** Cross-region interconnects of the classic network. */
@NullMarked
package dev.landbridge.peering.classic;

import org.jspecify.annotations.NullMarked;
