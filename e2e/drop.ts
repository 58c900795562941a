import type { Page } from '@playwright/test';

export interface DroppedFile {
  readonly name: string;
  readonly text: string;
}

/** Drops files that the page makes itself: real `File`s and real drag events. */
export async function drop(page: Page, files: readonly DroppedFile[], selector = 'body'): Promise<void> {
  const dataTransfer = await page.evaluateHandle(dropped => {
    const transfer = new DataTransfer();
    for (const { name, text } of dropped) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent(selector, type, { dataTransfer });
  await dataTransfer.dispose();
}

/** Drops files and folders from the disk on the middle of an element, as the system's drag does. */
export async function dropFromDisk(page: Page, paths: readonly string[], selector = 'body'): Promise<void> {
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`${selector} is not to be seen`);
  const session = await page.context().newCDPSession(page);
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...place, data });
  }
  await session.detach();
}
