/** The data folder: what a local copy keeps between two starts, and how it is found. */
@NullMarked
package io.dealstream.local.data;

import org.jspecify.annotations.NullMarked;
