import type { TestArchive } from './archive';
import type { Step } from './generated';
import { chatKey, type InventedFile } from './invented';

/**
 * Goes through the steps and says which files the archive holds at the end: those of every import that was not undone,
 * each under the name it had in the first of them.
 */
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
      // one that is there, where there is any
      const undone = imports[step.nth % Math.max(1, imports.length)];
      if (undone === undefined) continue;
      await archive.undo(undone.id);
      imports = imports.filter(each => each !== undone);
      continue;
    }
    const chosen = step.files.flatMap(n => {
      const file = files[n];
      if (file === undefined) return [];
      return step.renamed ? { ...file, name: `renamed ${file.name}` } : file;
    });
    const held = new Set(imports.flatMap(each => each.files.map(({ records }) => records)));
    const fresh = chosen.filter(({ records }) => !held.has(records));
    const outcome = await archive.import(chosen, { batch: step.batch });
    const expected = fresh.length > 0 ? 'done' : chosen.length > 0 ? 'known' : 'nothing';
    if (outcome.kind !== expected) throw new Error(`${JSON.stringify(outcome)} instead of ${expected}`);
    if (outcome.kind === 'done') imports = [...imports, { id: outcome.record.id, files: chosen }];
  }
  const left = new Map<InventedFile['records'], InventedFile>();
  for (const file of imports.flatMap(each => each.files)) if (!left.has(file.records)) left.set(file.records, file);
  return [...left.values()];
}
