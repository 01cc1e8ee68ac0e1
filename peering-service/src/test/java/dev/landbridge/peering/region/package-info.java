/** Tests of the room. */
@NullMarked
package dev.landbridge.peering.region;

import org.jspecify.annotations.NullMarked;
