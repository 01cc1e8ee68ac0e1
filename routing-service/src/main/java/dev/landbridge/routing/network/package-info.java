@NullMarked
package dev.landbridge.routing.network;

import org.jspecify.annotations.NullMarked;
