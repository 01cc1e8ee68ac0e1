/** How many of each an account or a VPC may have. */
@NullMarked
package dev.landbridge.peering.quota;

import org.jspecify.annotations.NullMarked;
