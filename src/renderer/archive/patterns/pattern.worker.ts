import type { PatternAnswer, PatternNews, PatternTask } from './pattern-messages';
import { placesIn, testText } from './patterns';

/** So often somebody who waits hears that no single text takes too long. */
const NEWS_EVERY_MS = 20;

const tell = (news: PatternNews) => postMessage(news);

let told = performance.now();

function tellAlive(): void {
  const now = performance.now();
  if (now - told <= NEWS_EVERY_MS) return;
  told = now;
  tell({ type: 'alive' });
}

addEventListener('message', ({ data: task }: MessageEvent<PatternTask>) => {
  const answers = task.want === 'found' ? found(task.source, task.of) : places(task.source, task.of);
  told = performance.now();
  for (const answer of answers) {
    tell({ type: 'answer', answer });
    told = performance.now();
  }
});

function* found(source: string, conversations: readonly (readonly string[])[]): Iterable<PatternAnswer> {
  for (const texts of conversations) {
    yield texts.some(text => {
      tellAlive();
      return testText(source, text);
    });
  }
}

function* places(source: string, texts: readonly string[]): Iterable<PatternAnswer> {
  for (const text of texts) yield placesIn(source, text);
}

tell({ type: 'ready' });
