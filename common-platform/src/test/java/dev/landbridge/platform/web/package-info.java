@NullMarked
package dev.landbridge.platform.web;

import org.jspecify.annotations.NullMarked;
