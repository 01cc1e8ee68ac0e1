/** Tests of the room. */
@NullMarked
package dev.landbridge.peering.classic;

import org.jspecify.annotations.NullMarked;
