import { assertNever } from '#shared/base/assert-never';
import { SOURCES } from '#shared/domain/source';
import type { Amount, Clause, Period } from '#shared/query/evaluation/explain';
import type { Clock } from '#shared/query/language/calendar';
import { type KeyName, type KeyOfKind, roleNamed } from '#shared/query/language/keys';
import type { Value } from '#shared/query/language/tree';
import { formatDuration } from './format';
import { isTextKey, type TextValues, text } from './text';

/** A stretch of the sentence; `value` marks what comes from the query, to be set off from the words around it. */
export interface SentencePart {
  readonly text: string;
  readonly value: boolean;
}

// the language of the texts in `en/`: dates and numbers follow the machine, grammar follows the words around it
const LISTS = {
  and: new Intl.ListFormat('en', { type: 'conjunction' }),
  or: new Intl.ListFormat('en', { type: 'disjunction' }),
} as const;

/**
 * What a query finds, as one sentence: "Conversations that were handled by liorr and contain a word beginning with
 * sale." Each value stands between direction isolates, so that a name in another script does not turn the rest around.
 */
export function explanationText(clause: Clause, clock: Clock): string {
  if (clause.kind === 'everything') return text('query.explain.everything');
  const clauses = clause.kind === 'all' ? listed('and', clause.of, clock) : predicate(clause, false, clock);
  if (!asksForTime(clause)) return text('query.explain.sentence', { clauses });
  return text('query.explain.sentenceOfTime', { clauses, zone: clock.recorded ? 'recorded' : clock.zone });
}

function asksForTime(clause: Clause): boolean {
  switch (clause.kind) {
    case 'all':
    case 'any':
      return clause.of.some(asksForTime);
    case 'not':
      return asksForTime(clause.of);
    default:
      return clause.kind === 'time' && clause.period.kind !== 'never';
  }
}

const ISOLATE = '\u2068';
const POP = '\u2069';

/** The same sentence in pieces, for an interface that sets values off. */
export function explanationParts(clause: Clause, clock: Clock): readonly SentencePart[] {
  return explanationText(clause, clock)
    .split(/(\u2068[^\u2069]*\u2069)/)
    .filter(part => part !== '')
    .map(part => ({ text: part, value: part.startsWith(ISOLATE) }));
}

function listed(join: keyof typeof LISTS, clauses: readonly Clause[], clock: Clock): string {
  return LISTS[join].format(clauses.map(clause => predicate(clause, false, clock)));
}

/** What conversations do or are, to follow "Conversations that". */
function predicate(clause: Clause, negated: boolean, clock: Clock): string {
  const not = negated ? 'yes' : 'no';
  switch (clause.kind) {
    case 'everything':
      return text('query.explain.nothing', { not });
    case 'all':
    case 'any': {
      const clauses = text('query.explain.group', {
        clauses: listed(clause.kind === 'all' ? 'and' : 'or', clause.of, clock),
      });
      return negated ? text('query.explain.not', { clauses }) : clauses;
    }
    case 'not':
      return predicate(clause.of, !negated, clock);
    case 'words': {
      const what = text(clause.close ? 'query.what.close' : clause.quoted ? 'query.what.phrase' : 'query.what.word', {
        text: value(clause.text),
      });
      return text(`query.words.${clause.key ?? 'plain'}`, { not, what });
    }
    case 'names':
      return text(`query.names.${clause.key}`, {
        not,
        names: LISTS.or.format(clause.values.map(each => nameText(clause.key, each))),
      });
    case 'choices': {
      const names = LISTS.or.format(clause.values.map(choice => value(choiceText(clause.key, choice))));
      return text(`query.choices.${clause.key}`, { not, names });
    }
    case 'number':
      return text(`query.number.${clause.key}`, { not, ...amountValues(clause.amount, numberText) });
    case 'duration':
      return text(`query.duration.${clause.key}`, { not, ...amountValues(clause.amount, formatDuration) });
    case 'time':
      return periodText(clause.period, not, clock);
    case 'known': {
      const key = `query.known.${clause.key}`;
      return text(isTextKey(key) ? key : 'query.known.start', { not });
    }
    case 'pattern':
      return text('query.pattern', { not, source: value(clause.source) });
    case 'field':
      return clause.values === undefined
        ? text('query.field.present', { not, path: value(clause.path) })
        : text('query.field.value', {
            not,
            path: value(clause.path),
            value: LISTS.or.format(clause.values.map(value)),
          });
    default:
      return assertNever(clause);
  }
}

function value(shown: string): string {
  return `${ISOLATE}${shown.replace(/[\u2066-\u2069]/g, '')}${POP}`;
}

function nameText(key: KeyName, named: Value): string {
  const role = roleNamed(key, named);
  return value(role === undefined ? named.text : text('query.role', { role }));
}

function choiceText(key: KeyOfKind<'choice'>, choice: string): string {
  if (key !== 'source') return text(`query.choice.${key}`, { choice });
  return Object.hasOwn(SOURCES, choice) ? SOURCES[choice as keyof typeof SOURCES].label : choice;
}

const NUMBERS = new Intl.NumberFormat(undefined, { maximumFractionDigits: 6 });

function numberText(number: number): string {
  return NUMBERS.format(number);
}

/** `count` is there for grammar: the number that is meant, or -1 where it is a range. */
function amountValues(amount: Amount, print: (value: number) => string): TextValues {
  const from = amount.kind === 'between' ? amount.from : amount.value;
  const until = amount.kind === 'between' ? value(print(amount.until)) : '';
  return {
    count: amount.kind === 'is' && from >= 0 ? from : -1,
    amount: text('query.amount', { relation: amount.kind, value: value(print(from)), until }),
  };
}

function periodText(period: Period, not: string, clock: Clock): string {
  switch (period.kind) {
    case 'since':
      return text('query.time.since', { not, from: momentText(period.from, period.days, clock) });
    case 'before':
      return text('query.time.before', { not, until: momentText(period.until, period.days, clock) });
    case 'within': {
      // the last moment that is still meant
      const last = period.until - 1;
      const from = momentText(period.from, period.days, clock);
      const until = momentText(last, period.days, clock);
      return from === until ? text('query.time.on', { not, from }) : text('query.time.within', { not, from, until });
    }
    case 'never':
      return text('query.time.never', { not });
    default:
      return assertNever(period);
  }
}

const dates = new Map<string, Intl.DateTimeFormat>();

/** A day, or a day with the time, in the zone the query is asked in. */
function momentText(at: number, day: boolean, { zone }: Clock): string {
  const name = `${zone} ${day}`;
  let format = dates.get(name);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(undefined, {
      dateStyle: 'long',
      ...(day ? {} : { timeStyle: 'medium', hourCycle: 'h23' }),
      timeZone: zone,
    });
    dates.set(name, format);
  }
  return value(format.format(at));
}
