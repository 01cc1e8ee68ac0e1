package dev.landbridge.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs one script of a folder as a person does, in an environment that differs a little. */
record Shell(Path script, Map<String, String> environment) {

  /** How it ended and what it printed. */
  record Result(int status, String output) {
    Result succeeded() {
      if (status != 0) {
        throw new AssertionError("Expected success, but got " + this);
      }
      return this;
    }

    /** Returns itself when it failed with these words. */
    Result failed(String words) {
      if (status == 0 || !output.contains(words)) {
        throw new AssertionError(
            "Expected it to fail with '%s', but got %s".formatted(words, this));
      }
      return this;
    }
  }

  Shell with(String variable, String value) {
    var more = new HashMap<>(environment);
    more.put(variable, value);
    return new Shell(script, Map.copyOf(more));
  }

  Result run(String... arguments) {
    var command = new ArrayList<>(List.of("/bin/sh", script.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      var process = builder.start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      throw new AssertionError("Cannot run " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }
}
