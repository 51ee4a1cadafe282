/**
 * A read model is made of its topics once more, beside the live one, and then takes its place. Used
 * by no other room.
 */
@NullMarked
package io.dealstream.query.rebuild;

import org.jspecify.annotations.NullMarked;
