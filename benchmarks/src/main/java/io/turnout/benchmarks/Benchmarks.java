package io.turnout.benchmarks;

import io.turnout.benchmarks.forwarding.ForwardingBenchmark;
import java.util.Arrays;
import org.openjdk.jmh.Main;

/** {@code packets [JMH's arguments]} or {@code forwarding [packets per source]}. */
public final class Benchmarks {
  private Benchmarks() {}

  /** Runs what the first argument names. */
  public static void main(String[] arguments) throws Exception {
    String which = arguments.length == 0 ? "" : arguments[0];
    switch (which) {
      case "packets" -> Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
      case "forwarding" ->
          ForwardingBenchmark.run(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20_000);
      default -> {
        System.err.println("usage: Benchmarks packets [JMH's arguments] | forwarding [packets]");
        System.exit(2);
      }
    }
  }
}
