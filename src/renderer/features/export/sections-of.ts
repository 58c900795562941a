import type { Conversation } from '#shared/domain/conversation';
import type { Fact } from '#shared/domain/fact';
import type { DocumentSection, Labelled } from '#shared/export/document';
import { nameOf } from '#shared/heads/head';
import { attributeTitle, attributeWords, productLine } from '../../i18n/attribute-text';
import { factText, fieldWords } from '../../i18n/field-text';
import type { ZoneChoice } from '../../i18n/format';
import { text } from '../../i18n/text';
import type { DocumentOptions } from './document-options';

/** What stands below a transcript: surveys, and what else the files know. */
export function sectionsOf(
  conversation: Conversation,
  { content, zone }: Pick<DocumentOptions, 'content' | 'zone'>,
): readonly DocumentSection[] {
  const sections = [...surveySections(conversation), ...(content.details ? detailSections(conversation, zone) : [])];
  return sections.filter(({ facts }) => facts.length > 0);
}

function surveySections({ surveys }: Conversation): readonly DocumentSection[] {
  return surveys.map(({ phase, name, answers }) => ({
    title: [text(`survey.${phase}`), ...(name === undefined || name === '' ? [] : [name])].join(' · '),
    facts: answers.map(({ question, values }) => ({
      label: question,
      value: values.length === 0 ? text('survey.noAnswer') : values.join(', '),
    })),
  }));
}

function detailSections(conversation: Conversation, zone: ZoneChoice): readonly DocumentSection[] {
  const { participants, facts, attributes, extras } = conversation;
  return [
    ...participants.map(person => ({
      title: text('export.doc.person', { name: nameOf(person), role: text(`transcript.role.${person.role}`) }),
      facts: [
        ...person.otherNames.map(value => ({ label: text('detail.otherName'), value })),
        ...person.ids.map(value => ({ label: text('detail.personId'), value })),
        ...labelled(person.facts, zone),
      ],
    })),
    ...facts.map(({ group, facts: own }) => ({ title: text(`group.${group}`), facts: labelled(own, zone) })),
    ...attributes.map(attribute => {
      const { headline, products, total, lines } = attributeWords(attribute, zone);
      return {
        title: attributeTitle(attribute.type),
        facts: [
          ...(headline === undefined ? [] : [{ label: headline.name, value: headline.value }]),
          ...products.map(product => ({ label: text('export.doc.product'), value: productLine(product) })),
          ...(total === undefined ? [] : [{ label: text('field.total'), value: total }]),
          ...lines.map(({ name, value }) => ({ label: name, value })),
        ],
      };
    }),
    ...Object.entries(extras).map(([shape, members]) => ({
      title: text('export.doc.other', { name: shape }),
      facts: Object.entries(members).map(([label, value]) => ({
        label,
        value: typeof value === 'string' ? value : JSON.stringify(value),
      })),
    })),
  ];
}

function labelled(facts: readonly Fact[], zone: ZoneChoice): readonly Labelled[] {
  return facts.map(fact => ({ label: fieldWords(fact.name), value: factText(fact, zone) }));
}
