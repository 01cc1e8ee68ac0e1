/** Limits, and what is used of them, in the cloud API. */
@NullMarked
package dev.landbridge.gateway.tencentapi.quota;

import org.jspecify.annotations.NullMarked;
