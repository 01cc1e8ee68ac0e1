/** Tests of the room. */
@NullMarked
package dev.landbridge.peering.ticket;

import org.jspecify.annotations.NullMarked;
