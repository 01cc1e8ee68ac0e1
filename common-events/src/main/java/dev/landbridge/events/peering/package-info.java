/** VPCs, subnets, peering connections, tickets: identities and events. */
@NullMarked
package dev.landbridge.events.peering;

import org.jspecify.annotations.NullMarked;
