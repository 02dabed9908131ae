/** Scripts that a brand can choose a family for, and the one that draws them where it chooses none. */
export const FONT_SCRIPTS = {
  Arabic: 'IBM Plex Sans Arabic',
  Hebrew: 'Noto Sans Hebrew',
  Japanese: 'IBM Plex Sans JP',
  'Simplified Chinese': 'Noto Sans SC',
  'Traditional Chinese': 'Noto Sans TC',
  Korean: 'IBM Plex Sans KR',
  Cyrillic: 'IBM Plex Sans',
  Greek: 'IBM Plex Sans',
  Thai: 'IBM Plex Sans Thai',
  Devanagari: 'Noto Sans Devanagari',
  Armenian: 'Noto Sans Armenian',
  Georgian: 'Noto Sans Georgian',
  Bengali: 'Noto Sans Bengali',
  Gujarati: 'Noto Sans Gujarati',
  Gurmukhi: 'Noto Sans Gurmukhi',
  Tamil: 'Noto Sans Tamil',
  Telugu: 'Noto Sans Telugu',
  Kannada: 'Noto Sans Kannada',
  Malayalam: 'Noto Sans Malayalam',
  Sinhala: 'Noto Sans Sinhala',
  Khmer: 'Noto Sans Khmer',
  Lao: 'Noto Sans Lao',
  Myanmar: 'Noto Sans Myanmar',
  Ethiopic: 'Noto Sans Ethiopic',
  Latin: 'Noto Sans',
} as const;
export type FontScript = keyof typeof FONT_SCRIPTS;
export const FONT_SCRIPT_NAMES = Object.keys(FONT_SCRIPTS) as unknown as readonly [
  FontScript,
  ...FontScript[],
];
