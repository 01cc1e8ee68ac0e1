package dev.landbridge.standalone.tour;

import dev.landbridge.standalone.DataDirectory;
import dev.landbridge.standalone.SecretFile;
import dev.landbridge.standalone.client.ApiClient;
import dev.landbridge.standalone.client.NoAnswer;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;

/** {@code TourMain NUMBER URL DATA_DIRECTORY}; exits with 1 at the first step that fails. */
public final class TourMain {
  private static final int EXPECTED_ARGUMENTS = 3;

  private TourMain() {}

  public static void main(String[] args) {
    if (args.length != EXPECTED_ARGUMENTS || !args[0].equals("1")) {
      System.err.println("Usage: TourMain 1 URL DATA_DIRECTORY");
      System.exit(2);
    }
    try {
      play(URI.create(args[1]), new DataDirectory(Path.of(args[2])), System.out);
    } catch (StepFailed e) {
      System.err.println("Tour failed: " + e.getMessage());
      System.exit(1);
    } catch (NoAnswer e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /** Plays tour 1 against an instance whose operator's key lies in this data directory. */
  public static void play(URI gateway, DataDirectory data, PrintStream out) {
    var narrator = new Narrator(out);
    var key = SecretFile.read(data.operatorKey());
    var operator = new Traveller("operator", new ApiClient(gateway, key), narrator);
    var guests = new Guests(gateway, operator, narrator);
    narrator.step("The operator opens an account each for ALICE and BOB");
    var alice = guests.invite("ALICE");
    var bob = guests.invite("BOB");
    new CrossAccountTour(narrator, alice, bob).play();
    narrator.end();
  }
}
