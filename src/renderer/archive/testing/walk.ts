import type { TestArchive } from './archive';
import type { Step } from './generated';
import { chatKey, type InventedFile } from './invented';

/** Goes through the steps and says which files the archive holds at the end: those of every import that was not undone. */
export async function walk(
  archive: Pick<TestArchive, 'import' | 'undo' | 'mark'>,
  files: readonly InventedFile[],
  steps: readonly Step[],
): Promise<readonly InventedFile[]> {
  let imports: { readonly id: string; readonly files: readonly InventedFile[] }[] = [];
  for (const step of steps) {
    if (step.kind === 'mark') {
      await archive.mark(chatKey(step.chat), step.change);
      continue;
    }
    if (step.kind === 'undo') {
      const undone = imports[step.nth];
      if (undone === undefined) continue;
      await archive.undo(undone.id);
      imports = imports.filter(each => each !== undone);
      continue;
    }
    const chosen = step.files.flatMap(n => files[n] ?? []);
    const held = new Set(imports.flatMap(each => each.files));
    const fresh = chosen.filter(file => !held.has(file));
    const outcome = await archive.import(chosen, { batch: step.batch });
    const expected = fresh.length > 0 ? 'done' : chosen.length > 0 ? 'known' : 'nothing';
    if (outcome.kind !== expected) throw new Error(`${JSON.stringify(outcome)} instead of ${expected}`);
    if (outcome.kind === 'done') imports = [...imports, { id: outcome.record.id, files: chosen }];
  }
  return [...new Set(imports.flatMap(each => each.files))];
}
