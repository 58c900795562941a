/** The expression of a pattern, without regard to case; nothing where it is none. */
export function compiled(source: string): RegExp | undefined {
  try {
    return new RegExp(source, 'iu');
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
