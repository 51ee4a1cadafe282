-- Every event of leads, customers and campaigns, as it was published. Only ever added to.
CREATE TABLE around_history (
  position    bigint      PRIMARY KEY,
  topic       text        NOT NULL,
  subject     text        NOT NULL,
  partition   integer     NOT NULL,
  type        text        NOT NULL,
  occurred_at timestamptz NOT NULL,
  recorded_at text        NOT NULL,
  data        json        NOT NULL
);

CREATE INDEX around_history_of_topic ON around_history (topic, position);

GRANT SELECT, INSERT ON around_history TO query_app;

-- They were passed over until now, and are read again from the first.
DELETE FROM consumer_offset WHERE topic IN ('lead-events', 'customer-events', 'campaign-events');
DELETE FROM aggregate_progress WHERE topic IN ('lead-events', 'customer-events', 'campaign-events');

-- Which deals came of a lead.
CREATE INDEX deal_of_lead ON deal_history (deal_id)
  WHERE type = 'io.dealstream.deal.opened.v1' AND data ->> 'leadId' IS NOT NULL;
