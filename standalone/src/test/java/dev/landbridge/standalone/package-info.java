@NullMarked
package dev.landbridge.standalone;

import org.jspecify.annotations.NullMarked;
