/** From the parameters of a request to the record a controller asks for. */
@NullMarked
package io.dealstream.query.parameters;

import org.jspecify.annotations.NullMarked;
