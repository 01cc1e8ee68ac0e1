@NullMarked
package dev.landbridge.testkit;

import org.jspecify.annotations.NullMarked;
