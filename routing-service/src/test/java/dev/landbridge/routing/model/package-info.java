@NullMarked
package dev.landbridge.routing.model;

import org.jspecify.annotations.NullMarked;
