/** What every service of Landbridge stands on, written once. */
@NullMarked
package dev.landbridge.platform;

import org.jspecify.annotations.NullMarked;
