/** The write side: commands come in over HTTP, decisions become events, events go out to Kafka. */
@NullMarked
package io.dealstream.command;

import org.jspecify.annotations.NullMarked;
