/** Rich content: cards, files, links, forms. */
export const rich = {} as const;
