const FEW_LETTERS = 4;
const MANY_LETTERS = 8;

/** How many letters may be other ones: none in short words, one in those of four to seven letters, two in longer ones. */
export function differencesAllowed(letters: number): number {
  if (letters < FEW_LETTERS) return 0;
  return letters < MANY_LETTERS ? 1 : 2;
}

/**
 * Whether a word is as good as another that was mistyped: a letter is missing, is too much, is another one, or two
 * neighbours changed places, at most as often as the length of the wanted word allows. Both are folded.
 */
export function isClose(wanted: string, held: string): boolean {
  if (wanted === held) return true;
  const [a, b] = [[...wanted], [...held]];
  return differences(a, b, differencesAllowed(a.length)) !== undefined;
}

/** How many changes make one word of the other; nothing where there are more than `most`. */
export function differences(a: readonly string[], b: readonly string[], most: number): number | undefined {
  if (Math.abs(a.length - b.length) > most) return undefined;
  let twoBack: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const changed = (before[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(changed, (before[j] as number) + 1, (row[j - 1] as number) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (twoBack[j - 2] as number) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    // a swap reaches back over one row
    if (least > most && Math.min(...before) > most) return undefined;
    [twoBack, before] = [before, row];
  }
  const found = before[b.length] as number;
  return found > most ? undefined : found;
}
