import { GUIDE, SIGNS, type Sign, TOPICS } from '#shared/query/editing/guide';
import { KEY_NAMES } from '#shared/query/language/keys';
import { text } from '../../i18n/text';
import type { AppStore } from '../../state/store';
import { BareButton } from '../../ui/controls/BareButton';
import { Dialog } from '../../ui/dialog/Dialog';
import styles from './SearchHelp.module.css';

interface SearchHelpProps {
  readonly store: AppStore;
  readonly onClose: () => void;
}

const SIGN_NAMES = Object.keys(SIGNS).filter((name): name is Sign => Object.hasOwn(SIGNS, name));

/** Everything that can be typed into the search box, each with examples that can be asked by a press. */
export function SearchHelp({ store, onClose }: SearchHelpProps) {
  const onTry = (example: string) => {
    onClose();
    void store.getState().find(example);
  };
  return (
    <Dialog title={text('search.helpTitle')} lead={text('search.helpLead')} size="large" onClose={onClose}>
      <div className={styles.help}>
        <section aria-label={text('search.helpSigns')}>
          <h3 className="section-title">{text('search.helpSigns')}</h3>
          <dl>
            {SIGN_NAMES.map(sign => (
              <Lesson key={sign} meaning={text(`query.sign.${sign}`)} examples={SIGNS[sign]} onTry={onTry} />
            ))}
          </dl>
        </section>
        {TOPICS.map(topic => (
          <section key={topic} aria-label={text(`query.topic.${topic}`)}>
            <h3 className="section-title">{text(`query.topic.${topic}`)}</h3>
            <dl>
              {[...KEY_NAMES, 'field' as const]
                .filter(key => GUIDE[key].topic === topic)
                .map(key => (
                  <Lesson
                    key={key}
                    name={`${key}:`}
                    meaning={text(`query.key.${key}`)}
                    examples={GUIDE[key].examples}
                    onTry={onTry}
                  />
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

interface LessonProps {
  readonly name?: string;
  readonly meaning: string;
  readonly examples: readonly string[];
  readonly onTry: (example: string) => void;
}

function Lesson({ name, meaning, examples, onTry }: LessonProps) {
  return (
    <div className={styles.lesson}>
      <dt>
        {name !== undefined && <code>{name}</code>}
        <span>{meaning}</span>
      </dt>
      <dd>
        {examples.map(example => (
          <BareButton
            key={example}
            className={styles.example}
            aria-label={text('search.helpTry', { example })}
            onClick={() => onTry(example)}
          >
            {example}
          </BareButton>
        ))}
      </dd>
    </div>
  );
}
