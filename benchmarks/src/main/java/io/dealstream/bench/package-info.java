/** What is measured, against what. */
@NullMarked
package io.dealstream.bench;

import org.jspecify.annotations.NullMarked;
