package dev.landbridge.standalone;

import dev.landbridge.embedded.EmbeddedStartFailed;
import dev.landbridge.standalone.demo.Demo;
import java.io.PrintStream;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** {@code java -jar standalone.jar [--data DIR] [--port N] [--kafka-port N] [--demo]}. */
public final class StandaloneApplication {
  private final StandaloneOptions options;
  private final PrintStream out;

  private StandaloneApplication(StandaloneOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  public static void main(String[] args) {
    try {
      new StandaloneApplication(StandaloneOptions.parse(args), System.out).run();
    } catch (CannotStart e) {
      fail(String.valueOf(e.getMessage()));
    }
  }

  private void run() {
    var instance = Standalone.of(options, out);
    instance.data().claim(); // before the log is written there
    logInto(instance.data());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(instance), "landbridge-stop"));
    try {
      start(instance);
    } catch (CannotStart | EmbeddedStartFailed e) {
      instance.close();
      fail(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      instance.close();
      fail("%s%n(the whole story is in %s)".formatted(rootOf(e), instance.data().logs()));
    }
  }

  private void start(Standalone instance) {
    var addresses = instance.start();
    InstanceFile.write(instance.data(), addresses);
    out.println("landbridge: the log of events is on Kafka at " + addresses.kafka());
    out.println("landbridge: the operator's key is in " + instance.data().operatorKey());
    var warning = options.demo() ? demo(instance, addresses) : "";
    // at once: who waits for the first line shows the second as well
    out.print("landbridge: ready %s%n%s".formatted(addresses.gateway(), warning));
  }

  /** Shows what was made. A demo that cannot be made harms nobody, so it only gives a warning. */
  private String demo(Standalone instance, Standalone.Addresses addresses) {
    try {
      out.print(new Demo(addresses.gateway(), instance.data()).run());
      return "";
    } catch (RuntimeException e) {
      return "landbridge: warning: the demo is not there: %s%n".formatted(e.getMessage());
    }
  }

  /** Before the first logger: contexts share one configuration, so none of them sets it up. */
  private static void logInto(DataDirectory data) {
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    System.setProperty("landbridge.log-directory", data.logs().toString());
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  private void stop(Standalone instance) {
    out.println("landbridge: stopping");
    instance.close();
    out.println("landbridge: stopped");
  }

  /** Everything is closed already, so no hook has to run. */
  private static void fail(String message) {
    System.err.println("landbridge: cannot start: " + message);
    Runtime.getRuntime().halt(1);
  }

  private static Throwable rootOf(Throwable e) {
    var root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
