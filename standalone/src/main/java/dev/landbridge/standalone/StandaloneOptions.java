package dev.landbridge.standalone;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;

/** What the command line asked for. */
public record StandaloneOptions(Path data, int port, int kafkaPort, boolean demo) {
  static final int DEFAULT_PORT = 8080;
  private static final int HIGHEST_PORT = 65_535;

  /** Port 0 is any free one; so that an instance for a test needs no number. */
  public StandaloneOptions(Path data, int port) {
    this(data, port, 0, false);
  }

  static StandaloneOptions parse(String... args) {
    var open = new ArrayDeque<>(List.of(args));
    var options = new StandaloneOptions(Path.of(".landbridge"), DEFAULT_PORT);
    while (!open.isEmpty()) {
      options = options.with(open.pop(), open);
    }
    return options;
  }

  private StandaloneOptions with(String option, ArrayDeque<String> open) {
    return switch (option) {
      case "--data" -> new StandaloneOptions(Path.of(value(option, open)), port, kafkaPort, demo);
      case "--port" -> new StandaloneOptions(data, port(option, open), kafkaPort, demo);
      case "--kafka-port" -> new StandaloneOptions(data, port, port(option, open), demo);
      case "--demo" -> new StandaloneOptions(data, port, kafkaPort, true);
      default -> throw new CannotStart("Unknown option " + option);
    };
  }

  private static String value(String option, ArrayDeque<String> open) {
    if (open.isEmpty()) {
      throw new CannotStart("Expected a value after " + option);
    }
    return open.pop();
  }

  private static int port(String option, ArrayDeque<String> open) {
    var text = value(option, open);
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= HIGHEST_PORT) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // the same answer as for a number out of range
    }
    throw new CannotStart("Expected a port after %s, but got %s".formatted(option, text));
  }
}
