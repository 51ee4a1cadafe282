package io.dealstream.command.lead;

/**
 * What converting a lead answers.
 *
 * @param version of the lead now; the ETag too
 * @param dealId what it became
 */
record ConvertedLead(String id, long version, String dealId) {}
