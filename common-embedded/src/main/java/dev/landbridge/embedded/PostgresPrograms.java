package dev.landbridge.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs initdb and pg_ctl of one unpacked PostgreSQL. */
record PostgresPrograms(Path home) {

  /** What a program printed and how it ended. */
  record Result(int status, String output) {
    boolean failed() {
      return status != 0;
    }
  }

  Result run(String program, String... arguments) {
    var command = new ArrayList<>(asOrdinaryUser());
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    return run(command);
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody special. */
  private static List<String> asOrdinaryUser() {
    return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();
  }

  private static Result run(List<String> command) {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PG"));
    environment.put("LC_ALL", "C");
    try {
      var process = builder.start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output.strip());
    } catch (IOException e) {
      throw new EmbeddedStartFailed(
          "Cannot run %s: %s".formatted(shown(command), Failures.plain(e)), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedStartFailed("Interrupted while running " + shown(command), e);
    }
  }

  private static String shown(List<String> command) {
    return String.join(" ", Stream.concat(command.stream().limit(3), Stream.of("…")).toList());
  }
}
