/** Languages of the SDK. Locales come in many forms (`en-GB`, `fr-ca`, `ja_JP`) and are matched by their beginning. */

export const LANGUAGES = ['en', 'de', 'fr', 'ja', 'es', 'pt'] as const;
export type Language = (typeof LANGUAGES)[number];

export function languageOf(locale: string): Language {
  const wanted = locale.toLowerCase();
  return LANGUAGES.find((language) => wanted.startsWith(language)) ?? 'en';
}

/** The locale for `Intl`; English for an invalid one. */
export function intlLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}
