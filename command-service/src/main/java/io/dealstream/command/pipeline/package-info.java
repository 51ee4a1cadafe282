/**
 * Pipelines: their stages, their rules, version by version.
 *
 * <p>Other rooms may look one up with {@link io.dealstream.command.pipeline.Pipelines} and have one
 * made, or a stage retired, with {@link io.dealstream.command.pipeline.PipelineDesk}.
 */
@NullMarked
package io.dealstream.command.pipeline;

import org.jspecify.annotations.NullMarked;
