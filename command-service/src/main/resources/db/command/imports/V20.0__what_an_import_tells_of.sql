-- What the rows of a file tell of: transitions of deals, leads, or activities of deals.
ALTER TABLE import_job ADD COLUMN form text NOT NULL DEFAULT 'deals' CHECK (form IN ('deals', 'leads', 'activities'));
