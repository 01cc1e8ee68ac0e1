@NullMarked
package dev.landbridge.platform.log;

import org.jspecify.annotations.NullMarked;
