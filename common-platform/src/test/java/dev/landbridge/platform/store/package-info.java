@NullMarked
package dev.landbridge.platform.store;

import org.jspecify.annotations.NullMarked;
