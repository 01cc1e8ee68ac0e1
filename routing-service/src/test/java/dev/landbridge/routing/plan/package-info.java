@NullMarked
package dev.landbridge.routing.plan;

import org.jspecify.annotations.NullMarked;
