-- What was planned before there was a schedule, and is still to be done, falls due like anything planned now.
INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
SELECT 'deal.activity-due', concat_ws('|', aggregate_id, sequence, activity, due), due::timestamptz, false, 1
FROM (
  SELECT DISTINCT ON (aggregate_id, said ->> 'activityId')
    aggregate_id, sequence, payload_type, said ->> 'activityId' AS activity, said ->> 'dueAt' AS due
  FROM event, LATERAL (SELECT convert_from(payload, 'UTF8')::json AS said) AS content
  WHERE payload_type IN (
    'io.dealstream.deal.activity-planned.v1', 'io.dealstream.deal.activity-rescheduled.v1',
    'io.dealstream.deal.activity-completed.v1', 'io.dealstream.deal.activity-cancelled.v1')
  ORDER BY aggregate_id, said ->> 'activityId', sequence DESC) AS newest
WHERE payload_type IN ('io.dealstream.deal.activity-planned.v1', 'io.dealstream.deal.activity-rescheduled.v1')
  AND due IS NOT NULL
ON CONFLICT DO NOTHING;
