/** @file Takes a block out of Snappy's compression, as its format description of 2011-10-05 says. */

/** The plain bytes of a compressed block. Throws a RangeError when it is none. */
export function unsnap(block: Buffer): Buffer {
  let at = 0;
  let length = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = block.readUInt8(at++);
    length += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) break;
  }
  const out = Buffer.alloc(length);
  let filled = 0;
  while (at < block.length) {
    const tag = block.readUInt8(at++);
    if ((tag & 3) === 0) {
      let size = tag >> 2;
      if (size >= 60) {
        const bytes = size - 59;
        size = block.readUIntLE(at, bytes);
        at += bytes;
      }
      size += 1;
      block.copy(out, filled, at, at + size);
      at += size;
      filled += size;
      continue;
    }
    const kind = tag & 3;
    const size = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    const width = kind === 1 ? 1 : kind === 2 ? 2 : 4;
    const offset = block.readUIntLE(at, width) + (kind === 1 ? (tag >> 5) << 8 : 0);
    at += width;
    if (offset === 0 || offset > filled) throw new RangeError('This is no Snappy block.');
    // A copy may reach into what it is writing.
    for (let copied = 0; copied < size; copied++, filled++) out[filled] = out[filled - offset] ?? 0;
  }
  return out;
}
