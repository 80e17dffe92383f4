/** @file Makes a screenshot half its size or less: a screen has few colors, so a palette of 256 shows it as well. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Writes a PNG of 8-bit RGB or RGBA again with a palette: the most frequent colors, and for each other one the nearest of these.
 *
 * @throws {Error} when the picture is of another kind
 */
export function withFewerColors(png: Buffer): Buffer {
  const chunks = readChunks(png);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (header === undefined || header[8] !== 8 || header[12] !== 0 || (header[9] !== 2 && header[9] !== 6)) {
    throw new Error(
      'Only PNG pictures of 8-bit RGB or RGBA, not interlaced, can be written with fewer colors.',
    );
  }
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const colors = unfilter(inflateSync(packed), width, height, header[9] === 6 ? 4 : 3);
  const { palette, indexOf } = choosePalette(colors);

  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = indexOf(colors[y * width + x] ?? 0);
  }
  header[9] = 3;
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function readChunks(png: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({
      type: png.toString('latin1', at + 4, at + 8),
      data: Buffer.from(png.subarray(at + 8, at + 8 + length)),
    });
    at += length + 12;
  }
  return chunks;
}

/** Undoes the filters of the PNG specification, section 9.2; answers one 24-bit number per pixel. */
function unfilter(data: Buffer, width: number, height: number, bytes: number): Uint32Array {
  const stride = width * bytes;
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = data[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < bytes ? 0 : (pixels[at - bytes] ?? 0);
      const up = y === 0 ? 0 : (pixels[at - stride] ?? 0);
      const corner = x < bytes || y === 0 ? 0 : (pixels[at - stride - bytes] ?? 0);
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      pixels[at] = (data[y * (stride + 1) + 1 + x] ?? 0) + predicted;
    }
  }
  return Uint32Array.from({ length: width * height }, (_, index) => pixels.readUIntBE(index * bytes, 3));
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(estimate - value)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function choosePalette(colors: Uint32Array): { palette: number[]; indexOf(color: number): number } {
  const counts = new Map<number, number>();
  for (const color of colors) counts.set(color, (counts.get(color) ?? 0) + 1);
  const palette: number[] = [];
  for (const [color] of [...counts].sort((one, two) => two[1] - one[1])) {
    // Shades of one color that nobody tells apart would push out the rare ones.
    const alike = palette[nearest(palette, color)];
    if (alike === undefined || distance(alike, color) > 60) palette.push(color);
    if (palette.length === 256) break;
  }
  const known = new Map(palette.map((color, index) => [color, index]));
  return {
    palette,
    indexOf(color) {
      let index = known.get(color);
      if (index === undefined) {
        index = nearest(palette, color);
        known.set(color, index);
      }
      return index;
    },
  };
}

function nearest(palette: readonly number[], color: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, candidate] of palette.entries()) {
    const away = distance(candidate, color);
    if (away < least) [least, best] = [away, index];
  }
  return best;
}

function distance(one: number, two: number): number {
  const red = (one >> 16) - (two >> 16);
  const green = ((one >> 8) & 255) - ((two >> 8) & 255);
  const blue = (one & 255) - (two & 255);
  return red * red + green * green + blue * blue;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
