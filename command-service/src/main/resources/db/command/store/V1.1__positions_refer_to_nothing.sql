-- Positions are given in the transaction that read the event, and nobody may delete an event: there is nothing to check.
-- The check cost a look-up, a lock and a rewritten row for each event.
ALTER TABLE event_position DROP CONSTRAINT event_position_global_index_fkey;
