package io.turnout.meetingapp.http;

/** Confined to its caller. Builds a page in Prometheus' text format 0.0.4. */
final class PrometheusText {
  private final StringBuilder page = new StringBuilder(4096);

  void gauge(String name, String help, double value) {
    type(name, "gauge", help);
    line(name, value);
  }

  void counter(String name, String help, double value) {
    type(name, "counter", help);
    line(name, value);
  }

  void type(String name, String type, String help) {
    page.append("# HELP ").append(name).append(' ').append(help).append('\n');
    page.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  void sample(String name, String label, String labelValue, double value) {
    String escaped = labelValue.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    line(name + "{" + label + "=\"" + escaped + "\"}", value);
  }

  private void line(String series, double value) {
    page.append(series).append(' ');
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      page.append((long) value);
    } else {
      page.append(value);
    }
    page.append('\n');
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
