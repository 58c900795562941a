import { assertNever } from '#shared/base/assert-never';
import { isObject } from '#shared/base/json';
import type { CardAction } from '#shared/domain/card';
import { asInstant } from '#shared/domain/time';
import { visibleText } from '#shared/rich/visible-text';
import { formatDay, formatDayAndTime, type ZoneChoice } from '../../i18n/format';
import { text } from '../../i18n/text';

/** What a click would have done, in one sentence. */
export function actionText(action: CardAction, zone: ZoneChoice): string {
  switch (action.kind) {
    case 'link': {
      const address = visibleText(action.uri);
      return isNamed(action.name)
        ? text('rich.action.linkNamed', { name: action.name, address })
        : text('rich.action.link', { address });
    }
    case 'navigate': {
      const place = placeText(action);
      return isNamed(action.name)
        ? text('rich.action.navigateNamed', { name: action.name, place })
        : text('rich.action.navigate', { place });
    }
    case 'publishText':
      return text('rich.action.publishText', { text: action.text });
    case 'addToCart':
      return text('rich.action.addToCart', { items: listed(action.items.map(cartItemText)) });
    case 'custom':
      return action.data.length === 0
        ? text('rich.action.customEmpty')
        : text('rich.action.custom', { data: listed(action.data.map(pair => text('rich.action.pair', pair))) });
    case 'datePicker': {
      const what = text(action.range ? 'rich.action.dateRange' : 'rich.action.datePicker');
      return bounded(titled(what, action.title), action.from, action.until, zone);
    }
    case 'scheduleSlots':
      return titled(text('rich.action.slots', { count: action.slots.length }), action.title);
    case 'checked':
      return text('rich.action.checked', { text: action.text });
    case 'submit':
      return text('rich.action.submit');
    case 'other':
      return otherText(action.type, action.raw);
    default:
      return assertNever(action);
  }
}

/** What belongs to an action beyond its sentence, line by line: the appointments offered. */
export function actionLines(action: CardAction, zone: ZoneChoice): readonly string[] {
  if (action.kind !== 'scheduleSlots') return [];
  return action.slots.map(({ title, from, until }) => {
    const when = span(from, until, zone);
    if (when === undefined) return title;
    return title === '' ? when : text('rich.action.slot', { title, when });
  });
}

export function placeText({ latitude, longitude }: { readonly latitude: number; readonly longitude: number }): string {
  return text('rich.map.coordinates', { latitude: String(latitude), longitude: String(longitude) });
}

function isNamed(name: string | undefined): name is string {
  return name !== undefined && name.trim() !== '';
}

function cartItemText({ productId, quantity }: { readonly productId: string; readonly quantity: string }): string {
  return quantity === '' ? productId : text('rich.action.cartItem', { quantity, product: productId });
}

function otherText(type: string, raw: unknown): string {
  if (type === '') return text('rich.action.otherUnnamed');
  const address = isObject(raw) && type.toLowerCase() === 'link' ? raw.uri : undefined;
  if (typeof address === 'string') return text('rich.action.link', { address: visibleText(address) });
  return text('rich.action.other', { type });
}

function titled(what: string, title: string | undefined): string {
  return isNamed(title) ? text('rich.action.titled', { what, title }) : what;
}

function bounded(what: string, from: number | undefined, until: number | undefined, zone: ZoneChoice): string {
  if (from !== undefined && until !== undefined) {
    return text('rich.action.between', { what, from: day(from, zone), until: day(until, zone) });
  }
  if (from !== undefined) return text('rich.action.from', { what, from: day(from, zone) });
  return until === undefined ? what : text('rich.action.until', { what, until: day(until, zone) });
}

// a date of birth may be asked for, which is no instant of a conversation
function day(ms: number, zone: ZoneChoice): string {
  const at = asInstant(ms);
  return at === undefined ? new Date(ms).toISOString().slice(0, 10) : formatDay(at, zone);
}

function span(from: number | undefined, until: number | undefined, zone: ZoneChoice): string | undefined {
  const times = [from, until].flatMap(ms => {
    const at = ms === undefined ? undefined : asInstant(ms);
    return at === undefined ? [] : [formatDayAndTime(at, zone)];
  });
  const [first, second] = times;
  if (first === undefined) return undefined;
  return second === undefined ? first : text('rich.action.span', { from: first, until: second });
}

const lists = new Intl.ListFormat('en', { type: 'unit', style: 'short' });

function listed(items: readonly string[]): string {
  return lists.format(items);
}
