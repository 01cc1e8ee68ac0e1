/** Peering connections in the cloud API. */
@NullMarked
package dev.landbridge.gateway.tencentapi.peering;

import org.jspecify.annotations.NullMarked;
