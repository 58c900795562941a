const FILES = import.meta.glob('./files/*', { query: '?raw', import: 'default' }) as Readonly<
  Record<string, () => Promise<string>>
>;

/** The invented sample exports that come with the program: one file for each vendor and shape. */
export async function sampleFiles(): Promise<readonly File[]> {
  return Promise.all(
    Object.entries(FILES).map(async ([path, load]) => new File([await load()], path.slice('./files/'.length))),
  );
}
