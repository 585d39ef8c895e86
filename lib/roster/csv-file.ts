import { refuseBrokenLetters } from './broken-letters.ts';
import { CsvCutter, type CsvShape } from './csv.ts';
import { BrokenLines } from './csv-broken-lines.ts';
import { shapeOfCsv } from './csv-shape.ts';
import type { Sheet, SheetRow } from './sheet.ts';
import { type RosterSource, readPieces, type SourceLimits } from './source.ts';
import { decodeAll, decodeText, type Encoding, inSingleBytes, TextBytes, utf16Encoding } from './text.ts';
import { ThaiEncoding } from './thai-encoding.ts';

/** How many bytes from the first line with something in it tell what the rows have in common: some 1,000 officers. */
const SAMPLE_BYTES = 256 * 1024;

/** What the rows of a file need to be read. */
interface CsvFile {
  readonly encoding: Encoding;
  readonly shape: CsvShape;
}

/**
 * Opens a CSV file as the only sheet. `all` is read once, for its encoding; each call of `rows` reads the source again.
 *
 * @param head first bytes of the file
 * @param all pieces of the file from the start
 * @throws InsigniaError ROSTER_UNREADABLE when the file is no text, is written in two encodings, or lost its Thai letters;
 *   the signal's reason when it is aborted; any error of the source
 */
export async function openCsv(
  source: RosterSource,
  options: SourceLimits,
  head: Uint8Array,
  all: AsyncIterable<Uint8Array>,
): Promise<readonly Sheet[]> {
  const { encoding, shape } = await surveyCsv(all, utf16Encoding(head));
  const sheet = {
    name: null,
    isHidden: false,
    datesFrom1904: false,
    hiddenColumns: new Set<number>(),
    rows: () => cutCsv(decodeText(readPieces(source, options), encoding), shape),
  };
  return [sheet];
}

async function surveyCsv(pieces: AsyncIterable<Uint8Array>, utf16: 'utf-16le' | 'utf-16be' | null): Promise<CsvFile> {
  const text = new TextBytes();
  const thai = new ThaiEncoding();
  const sample: Uint8Array[] = [];
  let sampleBytes = 0;
  let shape: CsvShape | null = null;
  for await (const piece of inSingleBytes(pieces, utf16)) {
    thai.add(piece, text.lines);
    text.add(piece);
    if (shape === null && (sampleBytes > 0 || hasContent(piece))) {
      sample.push(piece);
      sampleBytes += piece.length;
      if (sampleBytes >= SAMPLE_BYTES) {
        shape = surveySample(sample, thai.soFar, false);
        sample.length = 0;
      }
    }
  }
  text.end();
  const encoding = thai.decide(text.lines);
  shape ??= surveySample(sample, encoding, true);
  return { encoding: utf16 ?? encoding, shape };
}

/** Whether there is more than blanks and line ends. */
function hasContent(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte > 0x20);
}

function surveySample(sample: readonly Uint8Array[], encoding: Encoding, isWhole: boolean): CsvShape {
  const text = decodeAll(Buffer.concat(sample), encoding);
  refuseBrokenLetters(text);
  return shapeOfCsv(text, isWhole);
}

/**
 * The rows of a text. A line that an unquoted line break cut in several rows is marked.
 *
 * @throws InsigniaError ROSTER_UNREADABLE when a row is longer than any row of a roster
 */
async function* cutCsv(texts: AsyncIterable<string>, shape: CsvShape): AsyncGenerator<readonly SheetRow[]> {
  const cutter = new CsvCutter(shape);
  const lines = new BrokenLines(shape);
  for await (const text of texts) {
    yield lines.add(cutter.add(text));
  }
  yield lines.add(cutter.end());
  yield lines.end();
}
