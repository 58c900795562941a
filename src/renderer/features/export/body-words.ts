import type { BodyWords, FileBody } from '#shared/export/body-tree';
import { linkWarning } from '#shared/rich/link-warning';
import { hostOf } from '#shared/rich/safe-url';
import { visibleText } from '#shared/rich/visible-text';
import { actionLines, actionText, placeText } from '../../content/actions/action-text';
import { warningText } from '../../content/actions/link-warning-text';
import type { ZoneChoice } from '../../i18n/format';
import { plainWords } from '../../i18n/plain-words';
import { text } from '../../i18n/text';

/** The words that the transcript draws rich content with, for a file. */
export function bodyWords(zone: ZoneChoice): BodyWords {
  return {
    action: action => actionText(action, zone),
    actionLines: action => actionLines(action, zone),
    pictureName: name => (name === undefined || name.trim() === '' ? text('rich.picture.unnamed') : name),
    pictureSource: url => {
      if (/^(?:data|cid):/i.test(url)) return text('rich.picture.inline');
      const host = hostOf(url) ?? url;
      return host === '' ? text('rich.picture.notLoaded') : text('rich.picture.from', { host: visibleText(host) });
    },
    place: (latitude, longitude) => placeText({ latitude, longitude }),
    linkWarning: (words, address) => {
      const warning = linkWarning(words, address);
      return warning && warningText(warning);
    },
    fileName,
    fileFacts: (file, isShown) => [
      ...(file.name ? [text(`rich.file.${file.media}`)] : []),
      ...(file.type ? [file.type] : []),
      text(isShown ? 'rich.file.smallInExport' : 'rich.file.notInExport'),
    ],
    answer: value => {
      if (typeof value === 'boolean') return text(value ? 'rich.form.yes' : 'rich.form.no');
      return value === '' ? text('rich.form.noAnswer') : String(value);
    },
    notice: what => text('rich.notice', { what: visibleText(plainWords(what)) }),
    unknownBody: type =>
      type === undefined ? text('rich.unknown.body') : text('rich.unknown.bodyOfType', { type: visibleText(type) }),
    unknownPart: type =>
      type === undefined ? text('rich.unknown.part') : text('rich.unknown.partOfType', { type: visibleText(type) }),
    card: (number, count) => text('rich.carousel.card', { number, count }),
    section: number => text('rich.accordion.section', { number }),
    tab: number => text('rich.tabs.tab', { number }),
    goesTo: text('rich.link.target'),
    unnamedButton: text('rich.button.unnamed'),
    disabledButton: text('rich.button.disabled'),
    quickReplies: text('rich.replies.label'),
  };
}

function fileName({ name, media }: FileBody): string {
  return name === undefined || name === '' ? text(`rich.file.${media}`) : visibleText(name);
}
