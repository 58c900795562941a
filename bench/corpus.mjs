// A seeded corpus in the shape of a LivePerson history page: about 25 messages a conversation, several languages,
// order numbers, addresses, phone numbers and names among the words. Kept in `.bench/` between runs.
import { closeSync, existsSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomFrom } from './random.mjs';
import { wordOf } from './vocabulary.mjs';

const FOLDER = join(dirname(dirname(fileURLToPath(import.meta.url))), '.bench');
const PER_CONVERSATION = 25;
const START = Date.UTC(2025, 0, 1);
const YEAR = 365 * 24 * 3600 * 1000;
const ACCOUNT = '20417';
const FIRST_NAMES = [
  'James',
  'Mary',
  'Wei',
  'Anna',
  'Łukasz',
  'José',
  'Zoë',
  'Björn',
  'Priya',
  'Chloé',
  'Jürgen',
  'Olga',
  'Mia',
  'Søren',
  'Yuki',
];
const LAST_NAMES = [
  'Smith',
  'Müller',
  'García',
  'Nguyen',
  'Kowalski',
  'Dubois',
  'Tanaka',
  'Olsen',
  'Patel',
  'Rossi',
  'Kim',
  'Larsson',
];
const QUEUES = ['Billing', 'Support', 'Sales', 'Retention', 'Orders', 'Returns', 'VIP', 'Mobile'];

/** @typedef {import('./vocabulary.mjs').Language} Language */
/** @type {readonly (readonly [Language, number])[]} */
const LANGUAGES = [
  ['en', 0.7],
  ['de', 0.8],
  ['fr', 0.88],
  ['es', 0.95],
  ['zh', 1],
];

/**
 * The corpus file with this many messages, made if it is not there yet.
 * @param {number} messages
 */
export function corpusFile(messages, seed = 42) {
  const path = join(FOLDER, `corpus-${messages}-${seed}.json`);
  if (!existsSync(path)) {
    mkdirSync(FOLDER, { recursive: true });
    writeCorpus(`${path}.part`, messages, seed);
    renameSync(`${path}.part`, path);
  }
  return { path, bytes: statSync(path).size, messages };
}

function writeCorpus(/** @type {string} */ path, /** @type {number} */ messages, /** @type {number} */ seed) {
  const random = randomFrom(seed);
  const agents = Array.from({ length: 400 }, (_, n) => ({
    id: 3_010_000 + n,
    nick: `agent${n}`,
    name: fullName(random),
  }));
  const conversations = Math.round(messages / PER_CONVERSATION);
  const file = openSync(path, 'w');
  const metadata = {
    count: conversations,
    self: { rel: 'self', href: `https://history.invalid/account/${ACCOUNT}/interactions/search?offset=0&limit=100` },
    shardsStatusResult: { partialResult: false },
  };
  let pending = `{"_metadata":${JSON.stringify(metadata)},"interactionHistoryRecords":[`;
  for (let written = 0, number = 0; written < messages; number++) {
    const lines = Math.min(messages - written, 10 + random.below(31));
    const startedAt = START + Math.floor((YEAR * number) / conversations) + random.below(3_600_000);
    pending += (number === 0 ? '' : ',') + JSON.stringify(engagement(random, agents, number, startedAt, lines));
    written += lines;
    if (pending.length > 4e6) {
      writeSync(file, pending);
      pending = '';
    }
  }
  writeSync(file, `${pending}]}`);
  closeSync(file);
}

/**
 * @param {import('./random.mjs').Random} random
 * @param {readonly { id: number, nick: string, name: string }[]} agents
 * @param {number} number
 * @param {number} startedAt
 * @param {number} count
 */
function engagement(random, agents, number, startedAt, count) {
  const drawn = random.next();
  const language = LANGUAGES.find(([, until]) => drawn < until)?.[0] ?? 'en';
  const agent = /** @type {typeof agents[number]} */ (
    agents[Math.floor(random.next() * random.next() * agents.length)]
  );
  const queue = Math.floor(random.next() * random.next() * 40);
  const visitor = fullName(random);
  const lines = [];
  let at = startedAt;
  for (let index = 0; index < count; index++) {
    at += 2000 + random.below(60_000);
    lines.push(line(random, language, index, at, agent, visitor));
  }
  const engagementId = `${ACCOUNT}4294${100_000_000 + number}`;
  return {
    info: {
      startTime: vendorTime(startedAt),
      startTimeL: startedAt,
      endTime: vendorTime(at),
      endTimeL: at,
      duration: Math.floor((at - startedAt) / 1000),
      visitorId: `V${random.below(2 ** 40).toString(36)}`,
      visitorName: visitor,
      engagementId,
      sharkEngagementId: engagementId,
      isInteractive: true,
      accountId: ACCOUNT,
      agentId: String(agent.id),
      agentNickName: agent.nick,
      agentLoginName: `${agent.nick}@desk.invalid`,
      agentFullName: agent.name,
      skillId: 5000 + queue,
      skillName: `${QUEUES[queue % QUEUES.length]} ${queue % 5}`,
      channel: 1,
      startReason: '0',
      startReasonDesc: 'Visitor request',
      endReason: random.chance(0.6) ? '210' : '201',
      engagementSet: 0,
      engagementSequence: 0,
      agentGroupId: -1,
      agentGroupName: 'NA',
      alertedMCS: random.below(3) - 1,
      chatMCS: random.below(101),
      chatRequestedTimeL: startedAt - random.below(120_000),
      isPartial: false,
      interactive: true,
      ended: true,
      chatDataEnriched: true,
    },
    transcript: { lines },
    lineScores: [],
    campaign: {
      campaignId: String(2000 + random.below(20)),
      campaignName: `Campaign ${random.below(20)}`,
      lobId: -1,
      lobName: 'NA',
    },
    visitorInfo: {
      country: 'Norway',
      city: '',
      device: 'DESKTOP',
      ipAddress: `192.0.2.${random.below(255)}`,
      browser: 'Firefox 136.0',
      operatingSystem: 'LINUX',
    },
    surveys: {},
    sdes: { events: [] },
  };
}

/**
 * @param {import('./random.mjs').Random} random
 * @param {Language} language
 * @param {number} index
 * @param {number} at
 * @param {{ id: number, nick: string, name: string }} agent
 * @param {string} visitor
 */
function line(random, language, index, at, agent, visitor) {
  const time = {
    time: vendorTime(at),
    timeL: at,
    lineSeq: String(index * 2 + 1),
    subType: 'REGULAR',
    cannedAnswerType: 0,
  };
  if (index === 0) {
    return {
      ...time,
      controlType: 3,
      textType: 'plain',
      text: `You are now talking to ${agent.nick}.`,
      by: 'info',
      source: 'system',
      agentId: 0,
    };
  }
  const words = sentence(random, language);
  if (random.chance(0.5)) {
    return { ...time, controlType: 0, textType: 'plain', text: words, by: visitor, source: 'visitor', agentId: 0 };
  }
  const html = random.chance(0.15);
  const text = html
    ? `<div dir="ltr">${words} <a href="https://help.invalid/${random.below(999)}">here</a></div>`
    : words;
  const canned = random.chance(0.1) ? 77 : 0;
  return {
    ...time,
    controlType: 0,
    textType: html ? 'html' : 'plain',
    text,
    by: agent.nick,
    source: 'agent',
    agentId: agent.id,
    cannedAnswerType: canned,
  };
}

function sentence(/** @type {import('./random.mjs').Random} */ random, /** @type {Language} */ language) {
  const spread = (random.next() + random.next() + random.next() + random.next() - 2) * 1.3;
  const length = Math.max(1, Math.min(120, Math.round(Math.exp(2.35 + spread))));
  const words = Array.from({ length }, (_, index) => {
    const word = random.chance(0.008) ? rareWord(random) : wordOf(language, random);
    const cased = index === 0 || random.chance(0.05) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
    return random.chance(0.09) ? cased + random.of([',', '.', '?', '!']) : cased;
  });
  return `${words.join(language === 'zh' ? '' : ' ')}.`;
}

function rareWord(/** @type {import('./random.mjs').Random} */ random) {
  const kind = random.next();
  if (kind < 0.5) return `ORD-${10_000_000 + random.below(90_000_000)}`;
  if (kind < 0.7)
    return `${asciiOf(random.of(FIRST_NAMES))}.${asciiOf(random.of(LAST_NAMES))}${random.below(999)}@example.com`;
  if (kind < 0.85) return `+47${10_000_000 + random.below(89_999_999)}`;
  return fullName(random);
}

function fullName(/** @type {import('./random.mjs').Random} */ random) {
  return `${random.of(FIRST_NAMES)} ${random.of(LAST_NAMES)}`;
}

function asciiOf(/** @type {string} */ name) {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}

function vendorTime(/** @type {number} */ at) {
  return new Date(at).toISOString().replace('T', ' ').replace('Z', '+0000');
}
