/** Tests of the room. */
@NullMarked
package dev.landbridge.peering.guard;

import org.jspecify.annotations.NullMarked;
