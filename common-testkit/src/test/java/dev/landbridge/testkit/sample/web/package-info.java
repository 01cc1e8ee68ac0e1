@NullMarked
package dev.landbridge.testkit.sample.web;

import org.jspecify.annotations.NullMarked;
