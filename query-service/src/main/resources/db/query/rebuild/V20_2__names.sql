-- The names of deals are rebuilt with them.
INSERT INTO read_model (table_name, model, feed) VALUES ('deal_name', 'deals', 'events');
