import { expect, test } from 'vitest';
import { z } from 'zod';
import { conversation } from './conversation';
import { finding } from './finding';

/** `vitest run --update` writes the files anew. */
function documented(title: string, schema: z.ZodType): string {
  const { $schema, ...shape } = z.toJSONSchema(schema, { io: 'input' });
  return `${JSON.stringify({ $schema, title, ...shape }, undefined, 2)}\n`;
}

test('the documented shape of a conversation is the one the program has', async () => {
  await expect(documented('Conversation', conversation)).toMatchFileSnapshot('../../../docs/conversation.schema.json');
});

test('the documented shape of a finding is the one the program has', async () => {
  await expect(documented('Finding', finding)).toMatchFileSnapshot('../../../docs/finding.schema.json');
});
