import { z } from 'zod';
import type { Instant } from '#shared/domain/time';
import type { MaskCounts } from '#shared/masking/rules';
import type { SuggestionGroup } from '#shared/query/editing/suggest';
import { tellRejections } from '../worker-incidents';
import { MaskedAnswers } from './masking/masked-answers';
import { PatternThread } from './patterns/pattern-thread';
import { ArchiveReader } from './reader';
import { type Announcement, CHANGES_CHANNEL, type Known, type ReaderQuestions } from './rpc/questions';
import { serveRpc } from './rpc/rpc';

// the policy of the page allows no compiled code
z.config({ jitless: true });
tellRejections('archive-reader');

// on its way while the database is opened
const readings = import('#shared/import/contributions');

const changes = new BroadcastChannel(CHANGES_CHANNEL);

const reader = new ArchiveReader({
  readings: () => readings,
  patterns: new PatternThread(),
  now: () => performance.now(),
  onDamagedPart: part => changes.postMessage({ kind: 'index-damaged', part } satisfies Announcement),
  clock: () => ({ now: Date.now() as Instant, zone: Intl.DateTimeFormat().resolvedOptions().timeZone }),
});

serveRpc<ReaderQuestions>(globalThis, {
  overview: async known => knowing(known).overview(),
  search: async ({ request, ...known }, { signal, report }) =>
    shown(known, knowing(known).search(request, signal, report), (masked, answer) => masked.search(answer)),
  facets: async ({ request, ...known }, { signal }) =>
    shown(known, knowing(known).facets(request, signal), (masked, answer) => masked.facets(answer)),
  counts: async ({ texts, clock, ...known }, { signal }) => knowing(known).counts(texts, clock, signal),
  around: async ({ request, ...known }, { signal }) =>
    shown(known, knowing(known).around(request, signal), (masked, answer) => masked.around(answer)),
  values: async ({ key, prefix, limit, ...known }, { signal }) =>
    shown(known, knowing(known).values(key, prefix, limit, signal), (masked, answer) => masked.values(key, answer)),
  suggest: async ({ text, caret, clock, ...known }, { signal }) =>
    known.mask === undefined
      ? knowing(known).suggest(text, caret, clock, signal)
      : shown<readonly SuggestionGroup[]>(known, Promise.resolve([]), masked =>
          masked.suggest(text, caret, clock, signal),
        ),
  hitsIn: async ({ key, text, ...known }, { signal }) =>
    shown(known, knowing(known).hitsIn(key, text, signal), (masked, answer) => masked.hitsIn(answer)),
  conversation: async ({ key, ...known }, { signal }) =>
    shown(known, knowing(known).conversation(key, signal), (masked, answer) => masked.conversation(answer)),
  linked: async ({ key, ...known }, { signal }) =>
    shown(known, knowing(known).linked(key, signal), (masked, answer) => masked.linked(answer)),
  ofCustomer: async ({ key, ...known }) => knowing(known).ofCustomer(key),
  originals: async ({ of, ...known }, { signal }) =>
    shown(known, knowing(known).originals(of, signal), (masked, answer) => masked.originals(of, answer)),
  imports: async known => knowing(known).imports(),
  marks: async ({ key, ...known }) =>
    shown(known, knowing(known).marks(key), (masked, answer) => masked.marks(key, answer)),
  maskCounts: async ({ key, ...known }) => shown<MaskCounts>(known, Promise.resolve({}), masked => masked.counts(key)),
  markCounts: async known => knowing(known).markCounts(),
  facts: how => reader.facts(how),
  recorded: () => reader.recorded(),
  marksHeld: () => reader.marksHeld(),
  heldSince: async ({ hash, ...known }) => knowing(known).heldSince(hash),
  restoredBeside: () => reader.restoredBeside(),
});

// one for as long as it is asked for by the same rules, so that everybody keeps their number
let current: { readonly spelled: string; readonly masked: MaskedAnswers } | undefined;

async function shown<Answer>(
  known: Known,
  asked: Promise<Answer>,
  by: (masked: MaskedAnswers, answer: Answer) => Answer | Promise<Answer>,
): Promise<Answer> {
  const answer = await asked;
  if (known.mask === undefined) {
    current = undefined;
    return answer;
  }
  knowing(known);
  const spelled = JSON.stringify(known.mask);
  if (current?.spelled !== spelled) current = { spelled, masked: new MaskedAnswers(reader, known.mask) };
  return by(current.masked, answer);
}

function knowing({ revision, marks }: Known): ArchiveReader {
  reader.expect(revision);
  reader.expectMarks(marks);
  return reader;
}
