import { rosterUnreadable } from './refusal.ts';

const EXPORT_AGAIN = 'Export the roster again, as CSV or as .xlsx';

/** Kinds of file that are not a roster, by their first bytes; each byte is read as one character (latin1). */
const NO_ROSTER: readonly { readonly beginning: RegExp; readonly found: string; readonly remedy: string }[] = [
  {
    beginning: /^\xd0\xcf.\xe0/,
    found: 'it is a workbook locked with a password, or a workbook of an old version of Excel (.xls)',
    remedy: 'Save it as .xlsx without a password',
  },
  { beginning: /^%PDF-/, found: 'it is a PDF document', remedy: EXPORT_AGAIN },
  {
    beginning: /^(\xef\xbb\xbf)?\s*</,
    found: 'it is a web page or other markup, perhaps the error page of a download',
    remedy: EXPORT_AGAIN,
  },
  { beginning: /^\{\\rtf/, found: 'it is a text document (RTF)', remedy: EXPORT_AGAIN },
  { beginning: /^(\xef\xbb\xbf)?\s*[{[]/, found: 'it is JSON', remedy: EXPORT_AGAIN },
  { beginning: /^(\xef\xbb\xbf)?$/, found: 'it is empty', remedy: EXPORT_AGAIN },
];

const WORKBOOK = 'PK\u0003\u0004';

/**
 * The format of a roster by its name, checked against its first bytes.
 *
 * @throws InsigniaError ROSTER_UNREADABLE when the name does not end in .csv or .xlsx, or the bytes do not match
 */
export function formatOf(name: string, head: Buffer): 'csv' | 'xlsx' {
  const beginning = head.toString('latin1');
  const kind = NO_ROSTER.find((candidate) => candidate.beginning.test(beginning));
  if (kind !== undefined) {
    throw rosterUnreadable(kind.found, kind.remedy);
  }
  const isWorkbook = beginning.startsWith(WORKBOOK);
  if (/\.csv$/i.test(name)) {
    if (isWorkbook) {
      throw rosterUnreadable('its name ends in .csv but it is a workbook', 'Rename it to end in .xlsx');
    }
    return 'csv';
  }
  if (/\.xlsx$/i.test(name)) {
    if (!isWorkbook) {
      throw rosterUnreadable('its name ends in .xlsx but it is not a workbook', EXPORT_AGAIN);
    }
    return 'xlsx';
  }
  throw rosterUnreadable('its name does not end in .csv or .xlsx', EXPORT_AGAIN);
}
