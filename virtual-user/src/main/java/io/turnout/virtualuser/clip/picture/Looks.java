package io.turnout.virtualuser.clip.picture;

import java.util.Random;

/** What a person looks like. Immutable. */
record Looks(
    Colour skin,
    Colour hair,
    Colour shirt,
    Colour eyes,
    boolean longHair,
    boolean collar,
    Extra extra) {
  private static final int[] SKINS = {0xf0cdb4, 0xe3b590, 0xc98f65, 0xa06a45, 0x74472d, 0xd9a67f};
  private static final int[] HAIRS = {0x1d1714, 0x3a2618, 0x6b4526, 0x9a6d38, 0x8a8580, 0x54301c};
  private static final int[] SHIRTS = {
    0x2f4a6d, 0x7a2f3a, 0x3d5c48, 0xb9b4a6, 0x4b4560, 0x1f2a33, 0xa5673f, 0x5f7f94
  };
  private static final int[] EYES = {0x3b2a1c, 0x4a6a80, 0x4f6b45, 0x241a14};

  /** What is worn on the head. */
  enum Extra {
    NOTHING,
    GLASSES,
    HEADSET
  }

  static Looks choose(Random random) {
    return new Looks(
        pick(random, SKINS),
        pick(random, HAIRS),
        pick(random, SHIRTS),
        pick(random, EYES),
        random.nextBoolean(),
        random.nextBoolean(),
        Extra.values()[random.nextInt(Extra.values().length)]);
  }

  private static Colour pick(Random random, int[] colours) {
    return Colour.rgb(colours[random.nextInt(colours.length)]);
  }
}
