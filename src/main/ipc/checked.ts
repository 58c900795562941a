import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { type Answer, type Ask, type Channel, contract } from '#shared/ipc/contract';
import { isOwnPage } from '../lockdown/page-address';

export type Work<C extends Channel> = (request: Ask<C>, page: WebContents) => Promise<Answer<C>> | Answer<C>;

/** Puts three checks around the work of a channel: who asks, what is asked, and what is answered. */
export function checked<C extends Channel>(channel: C, work: Work<C>) {
  return async (event: IpcMainInvokeEvent, raw: unknown): Promise<unknown> => {
    if (!asksFromOwnPage(event)) throw new Error(`${channel}: refused sender`);
    const request = parsed(channel, raw);
    if (request?.success !== true) throw new Error(`${channel}: refused request`);
    const answer = contract[channel].answer.safeParse(await work(request.data as Ask<C>, event.sender));
    if (!answer.success) throw new Error(`${channel}: answer of the wrong shape`);
    return answer.data;
  };
}

/** Nothing where the check itself falls over the value: a length that is an object cannot be compared. */
function parsed(channel: Channel, raw: unknown) {
  try {
    return contract[channel].request.safeParse(raw);
  } catch {
    // whatever cannot even be looked at is no request
    return undefined;
  }
}

function asksFromOwnPage({ sender, senderFrame }: IpcMainInvokeEvent): boolean {
  if (senderFrame === null || sender.isDestroyed()) return false;
  return senderFrame.parent === null && isOwnPage(senderFrame.url);
}
