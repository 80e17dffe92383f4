/** Orders two texts by their characters, so dates and instants by time: the same on every device, whatever its language. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
