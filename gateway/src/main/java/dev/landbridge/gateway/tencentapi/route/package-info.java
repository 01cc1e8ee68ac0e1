/** Route tables and their routes in the cloud API. */
@NullMarked
package dev.landbridge.gateway.tencentapi.route;

import org.jspecify.annotations.NullMarked;
