import { notXlsx } from './file-kind.ts';
import { refuseSheet, rosterUnreadable } from './refusal.ts';
import type { Sheet } from './sheet.ts';
import { SAVE_AS_XLSX } from './workbook-refusals.ts';
import { clearError, OFFICE_RELATIONS, Parts, refuseLarge } from './xlsx-package.ts';
import { CharacterBudget, WORKSHEET_MAX_BYTES, WorksheetReader } from './xlsx-sheet.ts';
import { isTrue, MAIN, readSharedTexts } from './xlsx-texts.ts';

/**
 * The worksheets of a workbook (.xlsx) whose bytes are in memory, in the order of their tabs. No formula is computed and no
 * macro run.
 *
 * @throws InsigniaError ROSTER_UNREADABLE when it is not a workbook or is damaged, also later while rows are read; the
 *   signal's reason when it is aborted
 */
export async function openXlsx(bytes: Buffer, options: { readonly signal?: AbortSignal }): Promise<readonly Sheet[]> {
  try {
    const parts = await Parts.open(bytes, options.signal);
    const workbookPath = await findWorkbook(parts);
    const relations = await parts.relationsOf(workbookPath);
    const { sheets, datesFrom1904, isToBeComputed } = await readWorkbook(parts, workbookPath);
    const pathOfId = new Map(relations.flatMap(({ id, kind, target }) => (kind === 'worksheet' ? [[id, target]] : [])));
    // A part listed twice, thousands of times in a hostile file, is one sheet.
    const pathsListed = new Set<string>();
    const worksheets = sheets.flatMap((sheet) => {
      const path = pathOfId.get(sheet.relationId);
      if (path === undefined || pathsListed.has(path)) {
        return [];
      }
      pathsListed.add(path);
      return [{ ...sheet, path }];
    });
    if (worksheets.length === 0) {
      throw rosterUnreadable({ th: 'แฟ้ม Excel ไม่มีชีตข้อมูล', en: 'the workbook has no worksheet' }, SAVE_AS_XLSX);
    }
    const bytesOfAll = worksheets.reduce((sum, { path }) => sum + parts.sizeOf(path), 0);
    refuseLarge(bytesOfAll, WORKSHEET_MAX_BYTES);
    const textsPath = relations.find(({ kind }) => kind === 'sharedStrings')?.target;
    const sharedTexts = textsPath === undefined ? [] : await readSharedTexts(parts, textsPath);
    const budget = new CharacterBudget();
    return worksheets.map(({ name, isHidden, path }): Sheet => {
      const refuse = refuseSheet(worksheets.length === 1 ? null : name);
      const reader = new WorksheetReader({ parts, path, sharedTexts, isToBeComputed, budget, refuse });
      const { hiddenColumns } = reader;
      return { name, isHidden, datesFrom1904, hiddenColumns, rows: () => reader.rows() };
    });
  } catch (thrown) {
    throw clearError(thrown, options.signal, rosterUnreadable);
  }
}

/** The path of the part that lists the sheets. */
async function findWorkbook(parts: Parts): Promise<string> {
  const path = (await parts.relationsOf('')).find(({ kind }) => kind === 'officeDocument')?.target;
  if (!path?.toLowerCase().endsWith('.xml')) {
    throw notXlsx(parts.paths());
  }
  return path;
}

async function readWorkbook(parts: Parts, path: string) {
  const sheets: { name: string; relationId: string | undefined; isHidden: boolean }[] = [];
  let datesFrom1904 = false;
  let isToBeComputed = false;
  let isWorkbook = false;
  await parts.readElements(path, MAIN, (element, attributes, place) => {
    const { parent } = place;
    if (parent === '') {
      isWorkbook = element === 'workbook';
    } else if (element === 'workbookPr' && parent === 'workbook') {
      datesFrom1904 = isTrue(attributes.date1904);
    } else if (element === 'calcPr' && parent === 'workbook') {
      isToBeComputed = isTrue(attributes.fullCalcOnLoad);
    } else if (element === 'sheet' && parent === 'sheets') {
      sheets.push({
        name: attributes.name ?? '',
        relationId: place.attributeIn(OFFICE_RELATIONS, 'id', attributes),
        isHidden: (attributes.state ?? 'visible') !== 'visible',
      });
    }
  });
  if (!isWorkbook) {
    throw notXlsx(parts.paths());
  }
  return { sheets, datesFrom1904, isToBeComputed };
}
