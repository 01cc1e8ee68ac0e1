/** Tests of the room. */
@NullMarked
package dev.landbridge.peering.connection;

import org.jspecify.annotations.NullMarked;
