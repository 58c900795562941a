import type { Conversation } from '#shared/domain/conversation';
import type { Finding } from '#shared/domain/finding';
import type { ConversationKey } from '#shared/domain/keys';
import type { Contribution } from '#shared/domain/part';
import type { Vendor } from '#shared/import/contract/importer';
import { LIMITS } from '#shared/import/contract/limits';
import { conversationOf, groupContributions } from '#shared/import/contributions';
import { type ReadableSource, readSources } from '#shared/import/read-sources';
import type { ReadRecord } from '#shared/import/read-text';
import { VENDORS } from '#shared/import/registry';

/** Where what was read goes. Each is awaited, so a slow reader slows the reading down. */
export interface NormalizeOutput {
  readonly conversation: (conversation: Conversation) => Promise<void>;
  readonly finding: (finding: Finding) => Promise<void>;
}

export interface NormalizeOptions {
  readonly account?: string;
  readonly vendors?: readonly Vendor[];
}

/** 0: every record was read. 2: some were rejected. 1: nothing could be read. */
export type ExitStatus = 0 | 1 | 2;

/**
 * Reads all files and gives each conversation once, merged over all of them, in order of first appearance.
 *
 * The files are read two or three times, so that no more is held than the conversations that several records tell of:
 * first to see which these are, then to gather them, last to give everything in order.
 */
export async function normalize(
  sources: readonly ReadableSource[],
  output: NormalizeOutput,
  options: NormalizeOptions = {},
): Promise<ExitStatus> {
  const survey = await surveySources(sources, output, options);
  const merged = await gather(sources, survey, options);
  const given = new Set<ConversationKey>();

  await readRecords(sources, options, async ({ outcome }) => {
    if (outcome.kind !== 'part') return;
    const { contribution, vendor } = outcome;
    const { key } = contribution.part;
    if (key === undefined || given.has(key)) return;
    const group = merged.get(key);
    if (group !== undefined) given.add(key);
    await output.conversation(
      group === undefined ? vendor.assemble(key, [contribution]) : conversationOf(key, group, options.vendors),
    );
  });
  return survey.status;
}

interface Survey {
  /** Conversations that more than one record tells of. */
  readonly shared: ReadonlySet<ConversationKey>;
  readonly status: ExitStatus;
}

async function surveySources(
  sources: readonly ReadableSource[],
  output: NormalizeOutput,
  options: NormalizeOptions,
): Promise<Survey> {
  const met = new Set<ConversationKey>();
  const shared = new Set<ConversationKey>();
  const offered = new Map<string, Set<ConversationKey>>();
  const seekers: { readonly seeks: string; readonly place: Finding['place'] }[] = [];
  let read = 0;
  let rejected = false;
  const tell = async (finding: Finding) => {
    if (finding.severity === 'rejected') rejected = true;
    await output.finding(finding);
  };

  const told = new WeakSet<Finding>();
  await readRecords(
    sources,
    options,
    async ({ outcome, findings, place: { file, record, line, column } }) => {
      for (const finding of findings) {
        told.add(finding);
        await tell(finding);
      }
      if (outcome.kind !== 'rejected') read++;
      if (outcome.kind !== 'part') return;
      const { key, seeks, offers } = outcome.contribution.part;
      if (key === undefined) {
        if (seeks !== undefined) seekers.push({ seeks, place: { file, record, line, column } });
        return;
      }
      if (met.has(key)) shared.add(key);
      met.add(key);
      for (const name of offers ?? []) offered.set(name, (offered.get(name) ?? new Set()).add(key));
    },
    async findings => {
      for (const finding of findings) if (!told.has(finding)) await tell(finding);
    },
  );

  for (const { seeks, place } of seekers) {
    const keys = offered.get(seeks);
    if (keys === undefined) await tell({ severity: 'noted', code: 'engine/waiting-for-conversation', place });
    for (const key of keys ?? []) shared.add(key);
  }
  return { shared, status: rejected ? (read === 0 ? 1 : 2) : 0 };
}

async function gather(
  sources: readonly ReadableSource[],
  { shared }: Survey,
  options: NormalizeOptions,
): Promise<ReadonlyMap<ConversationKey, readonly Contribution[]>> {
  if (shared.size === 0) return new Map();
  const contributions: Contribution[] = [];
  await readRecords(sources, options, async ({ outcome }) => {
    if (outcome.kind !== 'part') return;
    const { key } = outcome.contribution.part;
    if (key === undefined || shared.has(key)) contributions.push(outcome.contribution);
  });
  return groupContributions(contributions);
}

/** Reads all files once. Records are worked on between the pieces of a file: reading itself does not wait. */
async function readRecords(
  sources: readonly ReadableSource[],
  { account, vendors = VENDORS }: NormalizeOptions,
  record: (read: ReadRecord) => Promise<void>,
  fileFindings: (findings: readonly Finding[]) => Promise<void> = async () => {},
): Promise<void> {
  const ready: (() => Promise<void>)[] = [];
  const settle = async () => {
    for (const work of ready.splice(0)) await work();
  };
  await readSources(sources, {
    vendors,
    limits: LIMITS,
    ...(account === undefined ? {} : { account }),
    record: read => ready.push(() => record(read)),
    settle,
    progress: () => {},
    done: ({ findings }) => ready.push(() => fileFindings(findings)),
  });
  await settle();
}
