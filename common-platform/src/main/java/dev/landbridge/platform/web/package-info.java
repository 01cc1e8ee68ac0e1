/** The REST edge: problems, paging, idempotency, causal reads. */
@NullMarked
package dev.landbridge.platform.web;

import org.jspecify.annotations.NullMarked;
