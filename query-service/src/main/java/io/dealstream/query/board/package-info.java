/**
 * Where the deals of a pipeline stand. Other rooms ask for the whole board ({@link
 * io.dealstream.query.board.Boards}).
 */
@NullMarked
package io.dealstream.query.board;

import org.jspecify.annotations.NullMarked;
