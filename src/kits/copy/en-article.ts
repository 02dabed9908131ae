/** "a Halfpast", "an Oatmark": by the first letter, which is right for nearly all names. */
export function withArticle(name: string): string {
  return `${/^[aeio]/iu.test(name) ? 'an' : 'a'} ${name}`;
}
