import type { Conversation } from '#shared/domain/conversation';
import type { ConversationKey } from '#shared/domain/keys';
import { chooseContent } from '#shared/export/choose-content';
import { contentFor, type ExportOptions } from '#shared/export/options';
import type { ExportedConversation } from '#shared/export/writer';
import type { Marks } from '#shared/marks/marks';
import { maskConversation } from '#shared/masking/mask-conversation';
import { createMasking, type Masking } from '#shared/masking/masking';
import { type MaskCounts, STRICT_RULES, USUAL_RULES } from '#shared/masking/rules';
import { standInText } from './stand-in-text';

export interface Prepared extends Pick<ExportedConversation, 'conversation' | 'marks'> {
  /** What was masked; absent where nothing is to be. */
  readonly masked?: { readonly counts: MaskCounts; readonly values: ReadonlySet<string> };
}

/**
 * Makes conversations as they may leave, with one masking for a whole export: who is “Customer 1” in one conversation is so in
 * all of them. Masked before anything is left out, because what is left out may tell who the others speak of.
 */
export function createPreparing(options: ExportOptions): (conversation: Conversation, marks: Marks) => Prepared {
  const masking = maskingOf(options);
  return (conversation, marks) => {
    if (masking === undefined) return { conversation: chooseContent(conversation, contentFor(options)), marks };
    const isOwn = options.format === 'json-lines';
    // own notes lead to their lines by keys, which are in no file but Lectern's own
    const {
      conversation: told,
      counts,
      values,
      mask,
    } = maskConversation(conversation, masking, isOwn ? 'renamed' : 'kept');
    return {
      conversation: chooseContent(
        isOwn ? { ...told, key: `${told.key}:masked` as ConversationKey } : told,
        contentFor(options),
      ),
      marks: {
        ...marks,
        tags: marks.tags.map(tag => mask.text(tag)),
        notes: marks.notes.map(note => ({ ...note, text: mask.text(note.text) })),
      },
      masked: { counts, values },
    };
  };
}

function maskingOf({ personal }: ExportOptions): Masking | undefined {
  switch (personal) {
    case 'show':
      return undefined;
    case 'customers':
      return createMasking(USUAL_RULES, standInText);
    case 'everybody':
      return createMasking(STRICT_RULES, standInText);
  }
}
