/**
 * The pipelines as they are defined now. Other rooms look them up ({@link
 * io.dealstream.query.pipelines.Pipelines}).
 */
@NullMarked
package io.dealstream.query.pipelines;

import org.jspecify.annotations.NullMarked;
