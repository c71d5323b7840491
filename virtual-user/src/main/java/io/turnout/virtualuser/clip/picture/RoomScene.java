package io.turnout.virtualuser.clip.picture;

import io.turnout.virtualuser.clip.picture.Shape.Box;
import io.turnout.virtualuser.clip.picture.Shape.Ellipse;
import java.util.Random;

/** Confined to one thread. A person in a room. */
final class RoomScene implements Scene {
  /** In a shorter clip somebody would run by. */
  private static final double SHORTEST_WITH_PASSER_BY_S = 4;

  private static final Colour PASSER_BY = Colour.rgb(0x3c4450);

  private final Canvas room;
  private final Person person;
  private final Acting acting;
  private final float unit;
  private final float margin;
  private final boolean waves;
  private final boolean passerBy;

  RoomScene(int width, int height, double lengthSeconds, Motion motion, long seed) {
    Random random = Seeds.random(seed, 1);
    unit = Math.min(width, height);
    boolean moves = motion == Motion.BUSY;
    waves = moves;
    passerBy = moves && lengthSeconds >= SHORTEST_WITH_PASSER_BY_S;
    int border = moves ? 2 * (int) Math.ceil(Acting.CAMERA_SWAY * unit / 2 + 1) : 0;
    margin = border;
    room = new Canvas(width + 2 * border, height + 2 * border);
    Room.paint(room, unit, random);
    Looks looks = Looks.choose(random);
    float restX = width / 2f + (random.nextFloat() - 0.5f) * 0.06f * unit;
    person = new Person(looks, restX, height / 2f - 0.06f * unit, unit);
    acting = new Acting(motion, lengthSeconds, random);
  }

  @Override
  public void paint(Canvas canvas, double share) {
    Posture posture = acting.at(share);
    canvas.show(room, margin + posture.cameraX() * unit, margin + posture.cameraY() * unit);
    if (passerBy) {
      walkBy(canvas, share);
    }
    person.paint(canvas, posture, waves);
  }

  /** From outside the one edge to outside the other, once per clip. */
  private void walkBy(Canvas canvas, double share) {
    float outside = 0.3f * unit;
    float x = -outside + (canvas.width + 2 * outside) * (float) share;
    float step = 0.012f * unit * (float) StrictMath.sin(2 * StrictMath.PI * 9 * share);
    float y = canvas.height / 2f - 0.1f * unit + step;
    float soft = 0.03f * unit;
    Shape body = Box.upright(x, y + 0.5f * unit, 0.16f * unit, 0.42f * unit, 0.12f * unit);
    canvas.fill(body, PASSER_BY, soft);
    Colour skin = Colour.rgb(0x9c7358);
    canvas.fill(Ellipse.upright(x, y - 0.03f * unit, 0.075f * unit, 0.1f * unit), skin, soft);
    Colour hair = PASSER_BY.lit(-22);
    canvas.fill(Ellipse.upright(x, y - 0.08f * unit, 0.08f * unit, 0.065f * unit), hair, soft);
  }
}
