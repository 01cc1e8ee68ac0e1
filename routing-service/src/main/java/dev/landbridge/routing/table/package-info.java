@NullMarked
package dev.landbridge.routing.table;

import org.jspecify.annotations.NullMarked;
