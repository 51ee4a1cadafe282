package io.dealstream.command.http;

/**
 * What a command answers.
 *
 * @param version of the aggregate now, from 0; the ETag too
 */
public record Version(String id, long version) {}
