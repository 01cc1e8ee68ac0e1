/** The peering connection, from request to deletion. */
@NullMarked
package dev.landbridge.peering.connection;

import org.jspecify.annotations.NullMarked;
