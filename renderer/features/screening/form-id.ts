/** The short name of a form that stands in addresses: the last part of its canonical URL, without the version. */
export function formIdOf(canonical: string): string {
  return canonical.split('|')[0]?.split('/').at(-1) ?? '';
}
