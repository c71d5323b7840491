package io.turnout.virtualuser.clip.speech;

/** Formants in hertz: the averages of men's voices in Peterson and Barney, 1952. */
enum Vowel {
  HEED(270, 2290, 3010),
  HID(390, 1990, 2550),
  HEAD(530, 1840, 2480),
  HAD(660, 1720, 2410),
  HOD(730, 1090, 2440),
  HAWED(570, 840, 2410),
  HOOD(440, 1020, 2240),
  WHO(300, 870, 2240),
  HERD(490, 1350, 1690);

  private final double[] formantsHz;

  Vowel(double first, double second, double third) {
    formantsHz = new double[] {first, second, third};
  }

  /** {@return how many formants each vowel has} */
  static int formants() {
    return 3;
  }

  double formantHz(int index) {
    return formantsHz[index];
  }
}
