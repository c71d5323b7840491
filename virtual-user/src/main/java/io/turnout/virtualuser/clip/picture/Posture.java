package io.turnout.virtualuser.clip.picture;

/**
 * How person and camera are held at one moment. Immutable. Distances are shares of the picture's
 * shorter side, so that a clip moves alike at every resolution.
 *
 * @param headX to the right
 * @param headY down
 * @param tilt of the head, clockwise, in radians
 * @param turn of the head, -1 to 1
 * @param shoulders to the right
 * @param breath of the shoulders, down
 * @param mouth 0 shut to 1 open
 * @param eyelids 0 open to 1 shut
 * @param hand angle of the waving hand, in radians
 * @param cameraX of the camera, to the right
 * @param cameraY of the camera, down
 */
record Posture(
    float headX,
    float headY,
    float tilt,
    float turn,
    float shoulders,
    float breath,
    float mouth,
    float eyelids,
    float hand,
    float cameraX,
    float cameraY) {}
