package dev.landbridge.gateway.secret;

import static dev.landbridge.platform.access.Verb.OPERATE;

import dev.landbridge.platform.access.Needs;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the operator sees of a succession of master keys. */
@Hidden
@RestController
class MasterKeysController {
  private final SecretRotation rotation;

  MasterKeysController(SecretRotation rotation) {
    this.rotation = rotation;
  }

  @Needs(OPERATE)
  @GetMapping("/internal/master-keys")
  MasterKeysStatus status() {
    return rotation.now();
  }
}
