import type { PatternNews, PatternTask } from './pattern-messages';
import { testText } from './patterns';

/** So often somebody who waits hears that no single text takes too long. */
const NEWS_EVERY_MS = 20;

const tell = (news: PatternNews) => postMessage(news);

addEventListener('message', ({ data: { source, conversations } }: MessageEvent<PatternTask>) => {
  let told = performance.now();
  for (const texts of conversations) {
    const found = texts.some(text => {
      const now = performance.now();
      if (now - told > NEWS_EVERY_MS) {
        told = now;
        tell({ type: 'alive' });
      }
      return testText(source, text);
    });
    tell({ type: 'answer', found });
    told = performance.now();
  }
});

tell({ type: 'ready' });
