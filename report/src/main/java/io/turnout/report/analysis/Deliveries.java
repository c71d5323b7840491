package io.turnout.report.analysis;

import io.turnout.report.record.ActionFigures;
import io.turnout.report.record.DeliveryFigures;
import io.turnout.report.record.Metric;
import io.turnout.report.record.MetricDistribution;
import io.turnout.report.record.UserAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/**
 * Sums up messages and strokes. Immutable. Of a share each sample is 0 or 1, so that mean times
 * count is the number of ones.
 */
record Deliveries(List<ActionFigures> actions, List<MetricDistribution> distributions) {

  List<DeliveryFigures> figures() {
    var figures = new ArrayList<DeliveryFigures>();
    add(
        figures,
        UserAction.SEND_MESSAGE,
        Metric.MESSAGE_LOSS,
        Optional.of(Metric.MESSAGE_REORDERED),
        Metric.MESSAGE_DELIVERY_TIME);
    add(
        figures,
        UserAction.DRAW_STROKE,
        Metric.STROKE_LOSS,
        Optional.empty(),
        Metric.STROKE_DELIVERY_TIME);
    return List.copyOf(figures);
  }

  private void add(
      List<DeliveryFigures> figures,
      UserAction action,
      Metric loss,
      Optional<Metric> order,
      Metric time) {
    long sent =
        actions.stream().filter(f -> f.action() == action).mapToLong(ActionFigures::done).sum();
    Optional<MetricDistribution> losses = of(loss);
    Optional<MetricDistribution> times = of(time);
    if (sent == 0 && losses.isEmpty() && times.isEmpty()) {
      return;
    }
    figures.add(
        new DeliveryFigures(
            action,
            sent,
            number(losses.map(d -> (double) d.count())),
            number(losses.map(Deliveries::ones)),
            number(order.flatMap(this::of).map(Deliveries::ones)),
            figure(times, MetricDistribution::p50),
            figure(times, MetricDistribution::p95),
            figure(times, MetricDistribution::p99),
            figure(times, MetricDistribution::max)));
  }

  private Optional<MetricDistribution> of(Metric metric) {
    return distributions.stream()
        .filter(d -> d.metric() == metric && d.scope().equals("users"))
        .findFirst();
  }

  private static double ones(MetricDistribution shares) {
    return shares.mean() * shares.count();
  }

  private static OptionalLong number(Optional<Double> value) {
    return value.isPresent() ? OptionalLong.of(Math.round(value.get())) : OptionalLong.empty();
  }

  private static OptionalDouble figure(
      Optional<MetricDistribution> of, ToDoubleFunction<MetricDistribution> figure) {
    return of.isPresent()
        ? OptionalDouble.of(figure.applyAsDouble(of.get()))
        : OptionalDouble.empty();
  }
}
