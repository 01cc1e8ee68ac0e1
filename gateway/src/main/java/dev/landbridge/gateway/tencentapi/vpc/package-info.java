/** VPCs, their secondary CIDR blocks and their subnets in the cloud API. */
@NullMarked
package dev.landbridge.gateway.tencentapi.vpc;

import org.jspecify.annotations.NullMarked;
