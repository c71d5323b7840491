package io.turnout.loadtest.schedule;

import java.util.List;

/** Names of people, made from a seed. Immutable. No two alike before all combinations are used. */
final class GeneratedNames {
  private static final List<String> GIVEN =
      List.of(
          "Ada", "Amir", "Anna", "Bela", "Carla", "Chen", "Dana", "Elif", "Emil", "Farid", "Greta",
          "Hana", "Ida", "Ivan", "Jonas", "Kira", "Lars", "Lena", "Malik", "Mara", "Nadia", "Noor",
          "Olga", "Otto", "Paula", "Priya", "Rosa", "Samir", "Sofia", "Tariq", "Vera", "Yuki");
  private static final List<String> FAMILY =
      List.of(
          "Abel", "Bauer", "Castro", "Dietz", "Eriksen", "Farkas", "Gupta", "Haas", "Ito", "Jansen",
          "Khan", "Lopez", "Meyer", "Novak", "Okafor", "Perez", "Quist", "Rossi", "Sato", "Tran",
          "Usman", "Vogel", "Weber", "Xu", "Yilmaz", "Zeman", "Brandt", "Costa", "Duarte", "Egger",
          "Frey");

  private final int begin;

  GeneratedNames(Draws draws) {
    this.begin = draws.below(GIVEN.size() * FAMILY.size());
  }

  /**
   * {@return the name of this user}
   *
   * @param number from 1
   */
  String name(int number) {
    int all = GIVEN.size() * FAMILY.size();
    int at = (begin + number - 1) % all;
    int round = (number - 1) / all;
    // The two list lengths have no common divisor, so all pairs come before one comes again.
    String name = GIVEN.get(at % GIVEN.size()) + " " + FAMILY.get(at % FAMILY.size());
    return round == 0 ? name : name + " " + (round + 1);
  }
}
