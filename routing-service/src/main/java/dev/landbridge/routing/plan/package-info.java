/** The routes that a peering connection still lacks on either side, and what CIDR changes mean. */
@NullMarked
package dev.landbridge.routing.plan;

import org.jspecify.annotations.NullMarked;
