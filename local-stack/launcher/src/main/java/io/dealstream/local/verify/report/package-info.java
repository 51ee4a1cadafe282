/** What a verification finds, and how it is told. */
@NullMarked
package io.dealstream.local.verify.report;

import org.jspecify.annotations.NullMarked;
