package io.turnout.loadtest.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pure. Texts of a plan in which {@code ${env:NAME}} stands for a variable of the environment, so
 * that secrets stay out of plans and of the record, which keeps the plan.
 */
public final class EnvironmentText {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{env:([A-Za-z_][A-Za-z0-9_]*)}");

  private EnvironmentText() {}

  /** {@return whether nothing but one variable is named} */
  static boolean isReference(String text) {
    return REFERENCE.matcher(text).matches();
  }

  /**
   * Puts the variables in.
   *
   * @param variables e.g. {@code System::getenv}
   * @throws IllegalArgumentException when one is not set; says which
   */
  public static String resolve(String text, Variables variables) {
    Matcher matcher = REFERENCE.matcher(text);
    return matcher.replaceAll(
        reference -> Matcher.quoteReplacement(value(reference.group(1), variables)));
  }

  /** Puts the variables into all texts of a tree of maps, lists and values. */
  public static Map<String, Object> resolve(Map<String, Object> tree, Variables variables) {
    return mapped(tree, text -> resolve(text, variables));
  }

  private static Map<String, Object> mapped(Map<?, ?> tree, UnaryOperator<String> change) {
    Map<String, Object> result = new LinkedHashMap<>();
    tree.forEach(
        (key, value) -> {
          if (value != null) {
            result.put(String.valueOf(key), mapped(value, change));
          }
        });
    return result;
  }

  private static Object mapped(Object value, UnaryOperator<String> change) {
    return switch (value) {
      case String text -> change.apply(text);
      case Map<?, ?> map -> mapped(map, change);
      case List<?> list -> {
        List<Object> values = new ArrayList<>();
        list.stream()
            .filter(Objects::nonNull)
            .forEach(element -> values.add(mapped(element, change)));
        yield values;
      }
      default -> value;
    };
  }

  private static String value(String name, Variables variables) {
    String value = variables.value(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(
          "found ${env:" + name + "}, expected that " + name + " is set in the environment");
    }
    return value;
  }

  /** Thread-safe. Where variables come from. */
  @FunctionalInterface
  public interface Variables {
    /** {@return the value, null when there is none} */
    @Nullable String value(String name);
  }
}
