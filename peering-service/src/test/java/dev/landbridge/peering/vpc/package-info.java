/** Tests of the room. */
@NullMarked
package dev.landbridge.peering.vpc;

import org.jspecify.annotations.NullMarked;
