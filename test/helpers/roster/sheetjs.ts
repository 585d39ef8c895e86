import { read, set_cptable, utils, type WorkSheet } from '@e965/xlsx';
import { openXls } from '../../../lib/roster/xls.ts';

// How SheetJS decodes letters of one byte. Without this they are lost.
set_cptable({
  utils: {
    decode: (_codePage: number, bytes: Uint8Array) => new TextDecoder('windows-874').decode(Buffer.from(bytes)),
  },
});

type Values = Readonly<Record<string, unknown>>;

function valuesOf(sheet: WorkSheet): Values {
  const cells = Object.entries(sheet).filter(([place, cell]) => !place.startsWith('!') && (cell.v ?? '') !== '');
  // It writes the largest numbers a little too large, and reads them as infinite.
  const isNoNumber = (value: unknown) => typeof value === 'number' && !Number.isFinite(value);
  return Object.fromEntries(
    cells.map(([place, cell]) => [place, cell.t === 'e' ? cell.w : isNoNumber(cell.v) ? '#NUM!' : cell.v]),
  );
}

/** The values of each sheet of an old workbook by their places (`B2`), as SheetJS reads them. */
export function valuesBySheetJs(bytes: Buffer): readonly (readonly [string, Values])[] {
  const { SheetNames, Sheets } = read(bytes, { type: 'buffer', codepage: 874 });
  return SheetNames.map((name) => [name, valuesOf(Sheets[name] as WorkSheet)]);
}

/** The same, as our own reader reads them. */
export async function valuesByUs(bytes: Buffer): Promise<readonly (readonly [string | null, Values])[]> {
  const sheets = await openXls(bytes, {});
  return Promise.all(
    sheets.map(async ({ name, rows }) => {
      const all = (await Array.fromAsync(rows())).flat();
      const values = all.flatMap(({ number, cells }) =>
        cells.flatMap((v, c) => (v === '' ? [] : [[utils.encode_cell({ r: number - 1, c }), v] as const])),
      );
      return [name, Object.fromEntries(values)] as const;
    }),
  );
}
