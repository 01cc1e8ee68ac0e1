package dev.landbridge.testkit.sample.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/** In the place of the framework's annotation with the status. */
@Target(ElementType.METHOD)
@interface Created {}
