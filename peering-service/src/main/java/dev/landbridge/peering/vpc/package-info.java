/** VPCs, the CIDR blocks they hold, and their subnets. */
@NullMarked
package dev.landbridge.peering.vpc;

import org.jspecify.annotations.NullMarked;
