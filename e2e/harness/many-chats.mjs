const START = Date.UTC(2025, 0, 1);

/**
 * An export of so many invented chats, one a minute. The word `number<n>` is in the nth chat only.
 * @param {number} count
 * @param {number} lines
 * @param {string} more what each line also says
 */
export function manyChats(count, lines = 10, more = '') {
  const chats = Array.from({ length: count }, (_, n) => ({
    info: {
      engagementId: `e${n}`,
      startTimeL: START + n * 60_000,
      endTimeL: START + n * 60_000 + 50_000,
      agentFullName: 'Mira Lind',
    },
    transcript: { lines: Array.from({ length: lines }, (_each, m) => lineOf(n, m, more)) },
  }));
  return { name: 'many.json', text: JSON.stringify({ interactionHistoryRecords: chats }) };
}

function lineOf(/** @type {number} */ chat, /** @type {number} */ line, /** @type {string} */ more) {
  const byVisitor = line % 2 === 0;
  return {
    lineSeq: String(line),
    timeL: START + chat * 60_000 + line * 1000,
    textType: 'plain',
    text: `line ${line} of chat number${chat}${more}`,
    by: byVisitor ? 'Visitor' : 'Mira',
    source: byVisitor ? 'visitor' : 'agent',
  };
}
