import { z } from 'zod';

/**
 * Where in an import something was found.
 *
 * `record` counts from 0 in file order; `line` and `column` count from 1 in the file's own text;
 * `pointer` is an RFC 6901 JSON pointer inside the record.
 */
export const place = z.object({
  file: z.string(),
  record: z.int().nonnegative().optional(),
  line: z.int().positive().optional(),
  column: z.int().positive().optional(),
  pointer: z.string().optional(),
});
export type Place = Readonly<z.infer<typeof place>>;

/**
 * What became of something that was not as expected.
 *
 * `rejected`: a record (or file) that could not be read; `repaired`: read after a named repair;
 * `noted`: read, with something worth knowing; `explained`: understood, and holds no conversation.
 */
export const severity = z.enum(['rejected', 'repaired', 'noted', 'explained']);
export type Severity = z.infer<typeof severity>;

/**
 * One thing to tell the user about an import. `code` names it (`area/what-happened`) and has a text in the
 * interface's catalog; `facts` fill that text. Facts quote no message text, because findings end up in logs.
 */
export const finding = z.object({
  severity,
  code: z.string(),
  place,
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type Finding = Readonly<z.infer<typeof finding>>;
