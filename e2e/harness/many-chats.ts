const START = Date.UTC(2025, 0, 1);

/** An export of so many invented chats, one a minute. The word `number<n>` is in the nth chat only. */
export function manyChats(count: number, lines = 10): { readonly name: string; readonly text: string } {
  const chats = Array.from({ length: count }, (_, n) => ({
    info: {
      engagementId: `e${n}`,
      startTimeL: START + n * 60_000,
      endTimeL: START + n * 60_000 + 50_000,
      agentFullName: 'Mira Lind',
    },
    transcript: { lines: Array.from({ length: lines }, (_, m) => lineOf(n, m)) },
  }));
  return { name: 'many.json', text: JSON.stringify({ interactionHistoryRecords: chats }) };
}

function lineOf(chat: number, line: number) {
  const byVisitor = line % 2 === 0;
  return {
    lineSeq: String(line),
    timeL: START + chat * 60_000 + line * 1000,
    textType: 'plain',
    text: `line ${line} of chat number${chat}`,
    by: byVisitor ? 'Visitor' : 'Mira',
    source: byVisitor ? 'visitor' : 'agent',
  };
}
