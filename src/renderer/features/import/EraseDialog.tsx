import { assertNever } from '#shared/base/assert-never';
import { formatDayAndTime } from '../../i18n/format';
import { text } from '../../i18n/text';
import type { EraseQuestion } from '../../state/base/erase-question';
import type { AppStore } from '../../state/store';
import { Button } from '../../ui/controls/Button';
import { QuestionDialog } from '../../ui/dialog/QuestionDialog';

interface EraseDialogProps {
  readonly store: AppStore;
  readonly question: EraseQuestion;
  readonly onClose: () => void;
}

/** Asks before words are erased: nothing brings them back but their files. */
export function EraseDialog({ store, question, onClose }: EraseDialogProps) {
  return (
    <QuestionDialog
      title={titleOf(question)}
      confirm={text('erase.confirm')}
      onClose={onClose}
      onConfirm={() => {
        const { erase, keepRetention } = store.getState();
        void (question.kind === 'age' ? keepRetention(question) : erase(question));
      }}
    >
      <p>{whatGoes(question)}</p>
      {question.kind === 'age' && question.conversations > 0 && (
        <Button
          onPress={() => {
            onClose();
            void store.getState().find(question.text);
          }}
        >
          {text('retention.show')}
        </Button>
      )}
      <p>{text('erase.also')}</p>
    </QuestionDialog>
  );
}

function titleOf(question: EraseQuestion): string {
  if (question.kind === 'age') return text('erase.title.age', { months: question.months });
  if (question.kind !== 'import') return text(`erase.title.${question.kind}`);
  return text('erase.title.import', { date: formatDayAndTime(question.record.at, 'mine') });
}

function whatGoes(question: EraseQuestion): string {
  switch (question.kind) {
    case 'conversation':
      return text('erase.what.conversation', { messages: question.messages });
    case 'customer':
      return text('erase.what.customer', { conversations: question.conversations });
    case 'import': {
      const { outcome, files } = question.record;
      return text('erase.what.import', { ...outcome, files: files.length });
    }
    case 'age':
      return text('erase.what.age', { conversations: question.conversations });
    case 'everything':
      return text('erase.what.everything', { conversations: question.conversations, imports: question.imports });
    default:
      return assertNever(question);
  }
}
