/** The accounts and VPCs of the guide, made once per installation. */
@NullMarked
package dev.landbridge.standalone.demo;

import org.jspecify.annotations.NullMarked;
