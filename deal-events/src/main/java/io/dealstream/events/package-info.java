/**
 * The published language: what is stored, what is published, and the names both go by. No Spring,
 * no Axon.
 */
@NullMarked
package io.dealstream.events;

import org.jspecify.annotations.NullMarked;
