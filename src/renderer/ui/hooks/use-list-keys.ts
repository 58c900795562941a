import { type KeyboardEvent, useState } from 'react';

/**
 * Which option of a list is the active one, moved by the arrow keys of the box above it, round at both ends; Enter picks
 * it. `begin` makes the first one active again.
 */
export function useListKeys<Option>(options: readonly Option[], onPick: (option: Option | undefined) => void) {
  const [active, setActive] = useState(0);
  const count = Math.max(1, options.length);
  const onKeyDown = (event: KeyboardEvent) => {
    switch (event.key) {
      case 'ArrowDown':
        setActive((active + 1) % count);
        break;
      case 'ArrowUp':
        setActive((active - 1 + count) % count);
        break;
      case 'Enter':
        onPick(options[active]);
        break;
      default:
        return;
    }
    event.preventDefault();
  };
  return { active, picked: options[active], begin: () => setActive(0), onKeyDown };
}
