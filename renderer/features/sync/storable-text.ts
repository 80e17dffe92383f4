/**
 * A text without what no server stores: null characters and halves of an emoji, which come with pasted text and cannot be seen. What was half an
 * emoji becomes a replacement character.
 */
export function storableText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
