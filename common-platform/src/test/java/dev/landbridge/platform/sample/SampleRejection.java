package dev.landbridge.platform.sample;

import dev.landbridge.events.Rejection;

record SampleRejection(String code, String detail) implements Rejection {}
