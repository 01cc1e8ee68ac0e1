/** Black-box stories and fault tests against the packaged program. */
@NullMarked
package dev.landbridge.e2e;

import org.jspecify.annotations.NullMarked;
