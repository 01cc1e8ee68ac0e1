/** Value types of the network: addresses, CIDR blocks, regions. */
@NullMarked
package dev.landbridge.events.net;

import org.jspecify.annotations.NullMarked;
