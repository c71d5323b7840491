package io.turnout.virtualuser.probe;

import java.util.Optional;

/**
 * What an application's page is asked with each observation: bodies of JavaScript functions.
 * Immutable.
 *
 * @param failure returns why the meeting has failed, as text, or null
 * @param participants returns how many people the page shows, or null
 * @param messages returns the messages shown, newest last: texts or {@code {from, text}}
 * @param strokes returns what tells the strokes shown from each other, as texts, or their number
 * @param tracks returns {@code {user, kind, trackIds}} of every stream that is shown, {@code kind}
 *     being {@code camera} or {@code screen}
 */
public record PageQuestions(
    String failure,
    String participants,
    Optional<String> messages,
    Optional<String> strokes,
    Optional<String> tracks) {}
