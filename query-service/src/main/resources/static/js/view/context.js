import { answer } from '../answers.js';
import { endOf, startOf } from '../days.js';
import { formatsFor } from '../formats.js';
import { segmentOf } from '../part.js';
import { addressOf } from '../place.js';
import { wordsFor } from '../words.js';

/** What every view needs beside the state: words, formats, the definition it looks at, answers. */
export function contextOf(state) {
  const pipeline = state.pipelines.find((p) => p.id === state.pipelineId) ?? null;
  const asOf = pipeline && state.at.asOf ? endOf(state.at.asOf, pipeline.zone) : null;
  const segment = segmentOf(state.part);
  const f = formatsFor(state.lang);
  const ask = (path, query, rest) =>
    answer(`${path}?${new URLSearchParams(Object.entries(query).filter(([, v]) => v))}`, rest);
  return {
    w: wordsFor(state.lang),
    f,
    place: `${state.pipelineId}|${segment}|${state.reading}|${state.lang}|${state.at.asOf ?? ''}`,
    pipeline,
    pipelines: state.pipelines,
    asOf,
    /** Now; while looking back, the instant that is looked at. */
    now: asOf ? Date.parse(asOf) : state.now,
    /** The stage from which on velocity counts deals; null where it counts all. */
    qualifiedFrom: pipeline?.stages.find((s) => s.qualified)?.name ?? null,
    stageName: (id) => pipeline?.stages.find((s) => s.id === id)?.name ?? id,
    /** Any answer; a parameter without a value is left out. */
    ask,
    /** A metric of the pipeline and segment in sight, as of the time in sight. */
    figure: (metric, window, more = {}, rest) =>
      ask(
        `/api/metrics/${metric}`,
        { pipeline: state.pipelineId, window, segment, asOf, ...more },
        rest,
      ),
    segment,
    /** A local day of the pipeline as it is written. */
    day: (day, style) => f.dayIn(startOf(day, pipeline.zone), pipeline.zone, style),
    /** The address of this place with other choices; of another view without those of this one. */
    href(choices, part = state.part) {
      const { view, asOf: day } = state.at;
      const stays = !choices.view || choices.view === view;
      const at = { ...(stays ? state.at : { asOf: day }), ...choices };
      return addressOf({ pipelineId: state.pipelineId, part, at }) || '?';
    },
    dealHref: (id) =>
      addressOf({ pipelineId: state.pipelineId, part: state.part, at: { view: 'deal', id } }),
    /** Where a figure is taken apart into its deals; its item by the parts of its key. */
    figureHref: (metric, window, ...item) =>
      addressOf({
        pipelineId: state.pipelineId,
        part: state.part,
        at: {
          view: 'figure',
          metric,
          window,
          item: item.map(encodeURIComponent).join(':'),
          asOf: state.at.asOf,
        },
      }),
  };
}
