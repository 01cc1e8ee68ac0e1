/** VPCs, subnets and peering connections: who may connect to whom. */
@NullMarked
package dev.landbridge.peering;

import org.jspecify.annotations.NullMarked;
