import { itemKey } from '../../../domain/keys';

/** The name under which chats and tickets find each other: a ticket's number counts inside its project. */
export function ticketName(projectId: string, ticketId: string): string {
  return itemKey('vcc-live', projectId, 'ticket', ticketId);
}

/** What a chat says about its own project's customers and tickets is unique only together with the project. */
export function inProject(projectId: string, id: string): string {
  return `${projectId}/${id}`;
}
