/** What can be found in a file, by finding code (`finding.` + code). */
export const findings = {} as const;
