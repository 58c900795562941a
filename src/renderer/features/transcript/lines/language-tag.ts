/** A vendor's language word as an HTML `lang`, if it is a language tag at all ("de", "pt_BR"). */
export function languageTag(language: string | undefined): string | undefined {
  if (language === undefined) return undefined;
  const tag = language.trim().replaceAll('_', '-');
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag) ? tag : undefined;
}
