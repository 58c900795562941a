import { z } from 'zod';
import { PLACES } from '../diagnostics';
import { LONGEST_LINK } from '../link-address';

// whatever memory it lies in: `z.instanceof` would ask for one of the kinds
const bytes = z.custom<Uint8Array>(value => value instanceof Uint8Array);
const fileTicket = z.strictObject({ id: z.uuid(), name: z.string(), bytes: z.int().nonnegative() });

/** Far more than a ledger or a journal comes to, and far less than would fill a disk. */
export const LONGEST_LEDGER = 64_000_000;
/** Of a file, at once. */
const MOST_READ = 8_000_000;
const hash = z.string().regex(/^[0-9a-f]{64}$/);

const menuCommand = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z]+\.[A-Za-z0-9]+$/)
    .max(60),
  label: z.string().min(1).max(120),
  keys: z.array(z.string().max(40)).max(8),
});

/** Every question the page may ask the main process, and the shape of the answer. Nothing else is listened to. */
export const contract = {
  'exports:choose': { request: z.enum(['files', 'folder']), answer: z.array(fileTicket) },
  // the only question with a path in it: the preload asks it of a dropped file; the page hands the preload a `File`
  'exports:admit': {
    request: z.strictObject({ path: z.string().min(1).max(32_767), bytes: z.int().nonnegative() }),
    answer: fileTicket.optional(),
  },
  'opened-files:take': { request: z.undefined(), answer: z.array(fileTicket) },
  'import:start': { request: z.uuid(), answer: z.void() },
  'import:end': { request: z.uuid(), answer: z.void() },
  'import:progress': {
    request: z.strictObject({ part: z.union([z.number().min(0).max(1), z.enum(['unknown', 'none'])]) }),
    answer: z.void(),
  },
  'menu:commands': { request: z.strictObject({ commands: z.array(menuCommand).max(300) }), answer: z.void() },
  'file:save': {
    request: z.strictObject({ suggestedName: z.string().min(1).max(255), contents: bytes }),
    answer: z.enum(['saved', 'cancelled', 'failed']),
  },
  // a file of any size, piece by piece: at its place there is nothing of it until it ends
  'save:begin': {
    request: z.string().min(1).max(255),
    answer: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('begun'), id: z.uuid() }),
      z.strictObject({ kind: z.literal('cancelled') }),
      z.strictObject({ kind: z.literal('failed') }),
    ]),
  },
  'save:write': { request: z.strictObject({ id: z.uuid(), piece: bytes }), answer: z.boolean() },
  'save:end': { request: z.strictObject({ id: z.uuid(), keep: z.boolean() }), answer: z.boolean() },
  'file:read': {
    request: z.strictObject({
      ticket: z.uuid(),
      from: z.int().nonnegative(),
      length: z.int().nonnegative().max(MOST_READ),
    }),
    answer: bytes.optional(),
  },
  'link:open': { request: z.string().max(LONGEST_LINK), answer: z.enum(['opened', 'refused', 'failed']) },
  'page:print': { request: z.undefined(), answer: z.enum(['printed', 'cancelled', 'failed']) },
  'room:free': { request: z.undefined(), answer: z.number().nonnegative().optional() },
  'diagnostics:read': {
    request: z.undefined(),
    answer: z.array(
      z.strictObject({
        at: z.number(),
        where: z.enum(PLACES),
        code: z.string().max(100),
        what: z.string().max(100).exactOptional(),
        ms: z.number().exactOptional(),
      }),
    ),
  },
  'network:refused': { request: z.undefined(), answer: z.int().nonnegative() },
  'ledger:read': {
    request: z.undefined(),
    answer: z.strictObject({ ledgers: z.array(z.string()), journals: z.array(z.string()) }),
  },
  'ledger:write': {
    request: z.strictObject({
      ledger: z.string().max(LONGEST_LEDGER),
      tickets: z.array(z.strictObject({ ticket: z.uuid(), hashes: z.array(hash) })).max(100_000),
    }),
    answer: z.void(),
  },
  'ledger:set-aside': { request: z.undefined(), answer: z.void() },
  'ledger:erase': { request: z.undefined(), answer: z.void() },
  'ledger:find-files': {
    request: z.undefined(),
    answer: z.array(z.strictObject({ ticket: fileTicket, hashes: z.array(hash) })),
  },
  'ledger:hash-file': { request: z.uuid(), answer: hash.optional() },
  'searches:read': { request: z.undefined(), answer: z.array(z.string()) },
  'searches:write': { request: z.string().min(1).max(LONGEST_LEDGER), answer: z.void() },
  'journal:append': { request: z.string().min(1).max(LONGEST_LEDGER), answer: z.void() },
  'journal:replace': { request: z.string().max(LONGEST_LEDGER), answer: z.void() },
} as const satisfies Readonly<Record<string, { readonly request: z.ZodType; readonly answer: z.ZodType }>>;

export type Channel = keyof typeof contract;
export type Ask<C extends Channel> = z.infer<(typeof contract)[C]['request']>;
export type Answer<C extends Channel> = z.infer<(typeof contract)[C]['answer']>;
