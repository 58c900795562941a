import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const FIRST_LINE = Date.UTC(2025, 4, 20, 8);
const BETWEEN_LINES_MS = 5000;

/** A chat of the customer with Irena, a line for each given text, in turns; one line every five seconds. */
export function webhookChat(chatId: number, customer: string, lines: readonly string[]): object {
  return {
    chatId,
    projectId: 46,
    firstAgentName: 'Irena Malá',
    lastAgentName: 'Irena Malá',
    firstQueueName: 'Rental',
    lastQueueName: 'Rental',
    disposition: 'completed',
    conversation: lines.map((message, index) => ({
      from: index % 2 === 0 ? 'Visitor' : 'Irena Malá',
      date: new Date(FIRST_LINE + chatId * 60_000 + index * BETWEEN_LINES_MS).toISOString(),
      message,
    })),
    clientData: { name: customer },
  };
}

/** One body after another, as the receiver of a webhook logs them. */
export function logOf(bodies: readonly object[]): string {
  return bodies.map(body => JSON.stringify(body)).join('\n');
}

/** As many short chats as wanted; each has a word of its own, `ticket0` and so on. */
export function manyChats(count: number, firstId = 1000): string {
  return logOf(
    Array.from({ length: count }, (_, index) =>
      webhookChat(firstId + index, `Rider ${index}`, [`I have ticket${index} for the ferry.`, 'Then go to quay two.']),
    ),
  );
}

/** Writes a file, with the folders above it. Gives its path. */
export async function written(path: string, contents: string | Uint8Array): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
  return path;
}
