/** The front door of the control plane. */
@NullMarked
package dev.landbridge.gateway;

import org.jspecify.annotations.NullMarked;
