/** Network probes in the cloud API, where they are called network detection. */
@NullMarked
package dev.landbridge.gateway.tencentapi.probe;

import org.jspecify.annotations.NullMarked;
