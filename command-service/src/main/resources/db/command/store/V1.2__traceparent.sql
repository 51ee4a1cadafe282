-- The span an event was decided in, where that is recorded: beside the event, and in neither chain, so that an event is the
-- same whatever stands here. No rule is on it: what is said of a trace must never keep an event out.
ALTER TABLE event ADD COLUMN traceparent text;
