-- Onboardings that were started before there was a schedule, and still go on, are overdue when their day is over where the
-- pipeline is. A zone that is only an offset is read as UTC here: what PostgreSQL takes its name for is the opposite of it.
INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
SELECT 'customer.onboarding-due',
  concat_ws('|', aggregate_id, sequence, attempt, to_char(due AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')),
  due, false, 1
FROM (
  SELECT started.aggregate_id, started.sequence, started.said ->> 'attempt' AS attempt,
    ((started.said ->> 'dueOn')::date + 1)::timestamp AT TIME ZONE coalesce(zone.name, 'UTC') AS due
  FROM (
    SELECT DISTINCT ON (aggregate_id) aggregate_id, sequence, payload_type, said
    FROM event, LATERAL (SELECT convert_from(payload, 'UTF8')::json AS said) AS content
    WHERE payload_type IN (
      'io.dealstream.customer.onboarding-started.v1', 'io.dealstream.customer.onboarding-completed.v1',
      'io.dealstream.customer.onboarding-failed.v1', 'io.dealstream.customer.churned.v1')
    ORDER BY aggregate_id, sequence DESC) AS started
  JOIN event AS created ON created.aggregate_id = started.aggregate_id AND created.sequence = 0
  JOIN event AS pipeline ON pipeline.sequence = 0
    AND pipeline.aggregate_id = 'pipeline:' || (convert_from(created.payload, 'UTF8')::json ->> 'pipelineId')
  LEFT JOIN pg_timezone_names AS zone
    ON zone.name = (convert_from(pipeline.payload, 'UTF8')::json -> 'definition' ->> 'zone')
  WHERE started.payload_type = 'io.dealstream.customer.onboarding-started.v1' AND started.said ->> 'dueOn' IS NOT NULL)
  AS waiting
ON CONFLICT DO NOTHING;
