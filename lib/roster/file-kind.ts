import { rosterUnreadable } from './refusal.ts';

const EXPORT_AGAIN = 'Export the roster again, as CSV or as .xlsx';

/** Kinds of file that are no roster, told by how they begin, a byte a letter. */
const NO_ROSTER: readonly { readonly beginning: RegExp; readonly found: string; readonly remedy: string }[] = [
  {
    beginning: /^\xd0\xcf.\xe0/,
    found: 'it is a workbook locked with a password, or one of an old version of Excel (.xls)',
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
 * The format of a roster by its name, once its first bytes agree.
 *
 * @throws InsigniaError ROSTER_UNREADABLE when the name has neither ending, or the bytes are of another kind
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
      throw rosterUnreadable('its name ends in .csv and it is a workbook', 'Let its name end in .xlsx');
    }
    return 'csv';
  }
  if (/\.xlsx$/i.test(name)) {
    if (!isWorkbook) {
      throw rosterUnreadable('its name ends in .xlsx and it is no workbook', EXPORT_AGAIN);
    }
    return 'xlsx';
  }
  throw rosterUnreadable('its name ends neither in .csv nor in .xlsx', EXPORT_AGAIN);
}
