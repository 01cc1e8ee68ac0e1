package dev.landbridge.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Tells the launcher and other tools how to reach the instance that is running. */
final class InstanceFile {
  private InstanceFile() {}

  static void write(DataDirectory data, Standalone.Addresses addresses) {
    try {
      Files.writeString(
          data.instance(),
          """
          url=%s
          kafka=%s
          postgresql=%s
          peering-service=%s
          routing-service=%s
          """
              .formatted(
                  addresses.gateway(),
                  addresses.kafka(),
                  addresses.postgres(),
                  addresses.peeringService(),
                  addresses.routingService()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
