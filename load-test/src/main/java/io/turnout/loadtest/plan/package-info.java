/**
 * What a run is to do and how it is judged: the plan as immutable values, read from YAML that is
 * checked against {@code plan.schema.json} (JSON Schema 2020-12). Pure but for reading the file;
 * confined to the caller's thread.
 */
@NullMarked
package io.turnout.loadtest.plan;

import org.jspecify.annotations.NullMarked;
