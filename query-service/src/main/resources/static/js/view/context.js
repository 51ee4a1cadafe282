import { formatsFor } from '../formats.js';
import { wordsFor } from '../words.js';

/** What every view needs beside the state: words, formats, the definition it looks at. */
export function contextOf(state) {
  return {
    w: wordsFor(state.lang),
    f: formatsFor(state.lang),
    place: `${state.pipelineId}|${state.owner}|${state.reading}|${state.lang}`,
    pipeline: state.pipelines.find((p) => p.id === state.pipelineId) ?? null,
  };
}
