/** Checks the structure of a zip file, which the hashes of its contents do not cover. */

const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END = 0x06054b50;
/** Version of the zip format that pack writes. */
const MADE_BY = 20;

export interface Entry {
  readonly name: string;
  /** Problems of the entry, independent of its content. */
  readonly damage?: string;
  /** The entry's bytes in the archive, as stored; empty if their position is unknown. */
  readonly stored: Uint8Array;
  readonly method: number;
}

/**
 * The entries in the order of the archive's directory. Each local header must equal its directory entry.
 * @throws Error if the bytes are not a zip file
 */
export function entriesOf(bytes: Buffer): Entry[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END)
    throw new Error('not a zip file, or its end is damaged');
  const count = bytes.readUInt16LE(end + 10);
  const directory = bytes.readUInt32LE(end + 16);
  // requires one disk with all entries, no comment, and no bytes after the end
  const rest = [
    bytes.readUInt32LE(end + 4),
    bytes.readUInt16LE(end + 8) - count,
    bytes.readUInt16LE(end + 20),
  ];
  if (
    rest.some((value) => value !== 0) ||
    bytes.readUInt32LE(end + 12) !== end - directory ||
    end + 22 !== bytes.length
  )
    throw new Error('its end is damaged');
  let at = directory;
  let next = 0;
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== CENTRAL)
      throw new Error(`its directory is damaged after ${entries.at(-1)?.name ?? 'its beginning'}`);
    const [nameLength, extra, comment] = [
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
    ];
    const name = bytes.subarray(at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const entry = entryAt(bytes, local, bytes.subarray(at + 6, at + 32), name);
    // requires the form that pack writes: no attributes, no comment, no gaps between entries
    const plain = [
      bytes.readUInt16LE(at + 4) - MADE_BY,
      comment,
      bytes.readUInt32LE(at + 34),
      bytes.readUInt32LE(at + 38),
      local - next,
    ];
    entries.push(
      plain.every((value) => value === 0) ? entry : { ...entry, damage: 'its directory entry is damaged' },
    );
    next = local + 30 + nameLength + extra + entry.stored.length;
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

/** @param fields version, flags, method, time, CRC, sizes, and lengths of name and extra field, as the directory has them */
function entryAt(bytes: Buffer, local: number, fields: Buffer, name: Buffer): Entry {
  const text = name.toString('utf8');
  const method = fields.readUInt16LE(4);
  const size = fields.readUInt32LE(14);
  const from = local + 30 + name.length + fields.readUInt16LE(24);
  const stored = bytes.subarray(from, from + size);
  const entry = { name: text, method, stored };
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL)
    return { ...entry, damage: 'its header is damaged' };
  const same =
    bytes.subarray(local + 4, local + 30).equals(fields) &&
    bytes.subarray(local + 30, local + 30 + name.length).equals(name);
  return same ? entry : { ...entry, damage: 'its header and the directory differ' };
}
