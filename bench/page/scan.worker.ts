import type { ScanAnswer, ScanQuestion } from './scan';

interface Page {
  readonly interactionHistoryRecords: readonly {
    readonly transcript: { readonly lines: readonly { text: string }[] };
  }[];
}

// everything in memory, looked through with `includes`: what a program without an index would do
addEventListener('message', async ({ data: { file, classes, rounds } }: MessageEvent<ScanQuestion>) => {
  const { interactionHistoryRecords }: Page = JSON.parse(await file.text());
  const conversations = interactionHistoryRecords.map(({ transcript }) =>
    transcript.lines.map(({ text }) => text.toLowerCase()),
  );
  const answer: ScanAnswer = classes.map(({ name, texts }) => {
    const times: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      for (const text of texts) {
        const needles = text.toLowerCase().match(/"[^"]+"|[^\s"]+/g) ?? [];
        const wanted = needles.map(needle => needle.replaceAll('"', ''));
        const started = performance.now();
        conversations.filter(lines => wanted.every(needle => lines.some(line => line.includes(needle))));
        if (round > 0) times.push(performance.now() - started);
      }
    }
    return { name, times };
  });
  postMessage(answer);
});
