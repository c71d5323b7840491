/**
 * The media objects of Kurento's model: server, pipelines, elements, and what can be asked of them.
 * A pipeline and its elements are confined to the pipeline's event loop; the registry of objects is
 * thread-safe.
 */
@NullMarked
package io.turnout.mediaserver.pipeline;

import org.jspecify.annotations.NullMarked;
