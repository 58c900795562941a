/** A stretch of a file with the wanted place at `at`, in UTF-16 units of `text`. */
export interface TextAround {
  readonly text: string;
  readonly at: number;
}

const BEFORE = 3000;
const AFTER = 6000;

/**
 * Reads a file up to a line and column (both from 1) and gives what stands around it, however long file or line are.
 * Nothing where the file ends before that place.
 */
export async function textAround(file: Blob, line: number, column: number): Promise<TextAround | undefined> {
  const encoding = await encodingOf(file);
  const reader = file.stream().pipeThrough(new TextDecoderStream(encoding)).getReader();
  let held = '';
  let linesToGo = line - 1;
  let columnsToGo = column - 1;
  let found = false;

  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    let rest: string = piece.value;
    while (!found && linesToGo > 0) {
      const end = rest.indexOf('\n');
      if (end < 0) break;
      linesToGo -= 1;
      held = kept(held + rest.slice(0, end + 1));
      rest = rest.slice(end + 1);
    }
    if (linesToGo > 0) {
      held = kept(held + rest);
      continue;
    }
    if (columnsToGo >= rest.length) {
      columnsToGo -= rest.length;
      held = kept(held + rest);
      continue;
    }
    found = true;
    const before = kept(held + rest.slice(0, columnsToGo));
    let after = rest.slice(columnsToGo);
    for (let more = await reader.read(); !more.done && after.length < AFTER; more = await reader.read())
      after += more.value;
    await reader.cancel();
    return fromLineStart(before, after.slice(0, AFTER));
  }
  return undefined;
}

const kept = (text: string): string => (text.length > BEFORE ? text.slice(-BEFORE) : text);

/** Begins at the beginning of a line, where there is one in what was kept. */
function fromLineStart(before: string, after: string): TextAround {
  const start = before.length < BEFORE ? 0 : before.indexOf('\n') + 1;
  return { text: before.slice(start) + after, at: before.length - start };
}

async function encodingOf(file: Blob): Promise<string> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
