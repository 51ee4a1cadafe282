/** The tables of the query side, held against a replay of the events it has applied. */
@NullMarked
package io.dealstream.local.verify.models;

import org.jspecify.annotations.NullMarked;
