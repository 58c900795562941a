import { useState } from 'react';
import { useStore } from 'zustand';
import { compilePattern, type OwnPattern } from '#shared/masking/finders/own-patterns';
import { MASK_KINDS, type MaskKind } from '#shared/masking/kinds';
import { text } from '../../i18n/text';
import type { AppStore } from '../../state/store';
import { Button } from '../../ui/controls/Button';
import { Checkbox } from '../../ui/controls/Checkbox';
import { Switch } from '../../ui/controls/Switch';
import { TextField } from '../../ui/controls/TextField';
import styles from './MaskingSettings.module.css';

const CHOSEN = MASK_KINDS.filter(kind => kind !== 'own');

/** What masking hides, and the user's own patterns. Holds for every window, and for what leaves while masking is on. */
export function MaskingSettings({ store }: { readonly store: AppStore }) {
  const { masked, maskKinds, maskPatterns } = useStore(store, state => state.settings);
  const { changeSettings, toggleMasking } = store.getState();
  const choose = (kind: MaskKind, chosen: boolean) =>
    changeSettings({ maskKinds: MASK_KINDS.filter(each => (each === kind ? chosen : maskKinds.includes(each))) });
  return (
    <fieldset className={styles.masking}>
      <legend className={styles.title}>{text('masking.settings')}</legend>
      <Switch isOn={masked} onChange={toggleMasking}>
        {text('masking.on')}
        <span className={styles.why}>{text('masking.why')}</span>
      </Switch>
      <div className={styles.kinds}>
        {CHOSEN.map(kind => (
          <Checkbox key={kind} selected={maskKinds.includes(kind)} onChange={chosen => choose(kind, chosen)}>
            {text(`masking.kind.${kind}`)}
          </Checkbox>
        ))}
      </div>
      <Patterns patterns={maskPatterns} onChange={patterns => changeSettings({ maskPatterns: patterns })} />
    </fieldset>
  );
}

interface PatternsProps {
  readonly patterns: readonly OwnPattern[];
  readonly onChange: (patterns: readonly OwnPattern[]) => void;
}

function Patterns({ patterns, onChange }: PatternsProps) {
  const [written, setWritten] = useState('');
  const compiled = compilePattern({ text: written });
  const trouble = compiled.ok || written.trim() === '' ? undefined : compiled.problem;
  const add = () => {
    if (!compiled.ok || patterns.some(each => each.text === compiled.value.source.text)) return;
    onChange([...patterns, compiled.value.source]);
    setWritten('');
  };
  return (
    <>
      <span>
        {text('masking.patterns')}
        <span className={styles.why}>{text('masking.patternsWhy')}</span>
      </span>
      {patterns.length > 0 && (
        <ul className={styles.patterns}>
          {patterns.map(pattern => (
            <li key={pattern.text}>
              <code>{pattern.text}</code>
              <Button
                look="quiet"
                label={text('masking.removePattern', { pattern: pattern.text })}
                onPress={() => onChange(patterns.filter(each => each !== pattern))}
              >
                {text('masking.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form
        className={styles.add}
        onSubmit={event => {
          event.preventDefault();
          add();
        }}
      >
        <TextField
          wide
          aria-label={text('masking.pattern')}
          placeholder={text('masking.example')}
          value={written}
          spellCheck={false}
          aria-invalid={trouble !== undefined}
          onChange={({ currentTarget }) => setWritten(currentTarget.value)}
        />
        <Button disabled={!compiled.ok} onPress={add}>
          {text('masking.add')}
        </Button>
      </form>
      {trouble !== undefined && (
        <p className={styles.trouble} role="status">
          {text(`masking.trouble.${trouble}`)}
        </p>
      )}
    </>
  );
}
