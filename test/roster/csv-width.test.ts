import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutRows, defectsOf } from '../helpers/roster/csv.ts';

const HEADER =
  'ลำดับ,ID_CARD,TIT_NAME,FNAME,LNAME,SEX,BIRTH_DATE,BEG_DATE,POS_LEV,BEG_POS_DATE,SALARY,L_INS_CODE,L_INS_DATE,SALARY5Y,POS_NAME,PERSONAL_TYPE,NATIONALITY,IMPRISONED,ACCUSED,REMARK';

/** The line of an invented officer, of as many cells as the header; different names and numbers for each. */
function line(index: number, { position = 'นักวิชาการ', remark = '' } = {}): string {
  const name = ['กล้า', 'แก้ว', 'ก้อง', 'ขวัญ', 'คำ'][index % 5];
  return `${index},09999000${10_000 + index},นาย,${name},ทองสมมุติ,M,1${index % 10}/02/2512,02/06/2539,K2,01/10/2557,${30_000 + index},ต.ม.,28/07/2562,${26_000 + index},${position},ข้าราชการ,ไทย,Y,วินัย,${remark}`;
}

function file(...lines: string[]): string {
  return `${[HEADER, ...lines].join('\n')}\n`;
}

/** A line without the blank cells at its end, as some programs write it. */
function trimmed(text: string): string {
  return text.replace(/,+$/, '');
}

describe('a row wider than the header', () => {
  it('is a defect, also where only blank cells are too many', async () => {
    const shifted = line(2).replace('26002', '26,002');
    const filled = line(3, { remark: 'ย้ายมา' }).replace('26003', '26,003');
    expect(await defectsOf(file(line(1), shifted, filled))).toEqual(['1 read', '2 read', '3 moreCells', '4 moreCells']);
  });

  it('is none where a program ends nearly all rows with delimiters', async () => {
    const lines = Array.from({ length: 19 }, (_, index) => `${line(index)},`);
    const defects = await defectsOf(file(...lines, line(20)));
    expect(defects.filter((defect) => !defect.endsWith('read'))).toEqual([]);
  });

  it('is one there, too, where it is wider than the others or a value stands behind the header', async () => {
    const lines = Array.from({ length: 20 }, (_, index) => `${line(index)},`);
    const shifted = `${line(21).replace('26021', '26,021')},`;
    const filled = `${line(22)},x`;
    expect((await defectsOf(file(...lines, shifted, filled))).slice(20)).toEqual([
      '21 read',
      '22 moreCells',
      '23 moreCells',
    ]);
  });

  it('is one where all rows have a value behind the header', async () => {
    expect(await defectsOf(file(`${line(1)},x`, `${line(2)},y`))).toEqual(['1 read', '2 moreCells', '3 moreCells']);
  });

  it('is none where the row is a total whose amounts have commas', async () => {
    const total = `รวม${','.repeat(9)}30,001,,,26,001,,,,,,`;
    expect(await defectsOf(file(line(1), total))).toEqual(['1 read', '2 read', '3 read']);
  });

  it('is none among the titles above the header', async () => {
    const titles = `บัญชีรายชื่อ${','.repeat(30)}\nสำนักงาน ก, ข${','.repeat(30)}x\n`;
    expect(await defectsOf(titles + file(line(1), line(2)))).toEqual([
      '1 read',
      '2 read',
      '3 read',
      '4 read',
      '5 read',
    ]);
  });
});

describe('a line that an unquoted line break cuts', () => {
  it.each(['\n', '\r\n', '\r'])('in two is one broken line and its rest, by %j', async (lineBreak) => {
    const broken = line(2, { position: `นักวิชาการ${lineBreak}คลัง` });
    const rows = await cutRows(file(line(1), broken, line(3)));
    expect(rows.map(({ number, defect }) => `${number} ${defect}`)).toEqual([
      '1 null',
      '2 null',
      '3 brokenLine',
      '4 continuation',
      '5 null',
    ]);
    expect(rows[2]?.cells).toEqual(line(2, { position: 'นักวิชาการ\nคลัง' }).split(','));
  });

  it('in three is one broken line and its rest, also with a blank line between', async () => {
    expect(await defectsOf(file(line(1, { position: 'ก\nข\nค' }), line(2, { position: 'ก\n\nค' }), line(3)))).toEqual([
      '1 read',
      '2 brokenLine',
      '3 continuation',
      '4 continuation',
      '5 brokenLine',
      '7 continuation',
      '8 read',
    ]);
  });

  it('is found, too, where nothing behind the break stands in other rows', async () => {
    const broken = line(2, { remark: 'ลาศึกษา' }).replace('วินัย', 'วิ\nนัย');
    expect(await defectsOf(file(line(1, { remark: 'ย้ายมา' }), broken, line(3, { remark: 'ช่วยราชการ' })))).toEqual([
      '1 read',
      '2 read',
      '3 brokenLine',
      '4 continuation',
      '5 read',
    ]);
  });

  it('in a file of one officer is found', async () => {
    expect(await defectsOf(file(line(1).replace('กล้า', 'แก้\nว').replace('แก้ว', 'แก้\nว')))).toEqual([
      '1 read',
      '2 brokenLine',
      '3 continuation',
    ]);
  });

  it('is found in every column and any file, and every whole line is read', async () => {
    const place = fc.record({ officer: fc.nat(7), column: fc.integer({ min: 1, max: 17 }), isSpaced: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(place, { maxLength: 4, selector: ({ officer }) => officer }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        async (places, lineEnd, isTrimmed) => {
          const lines = Array.from({ length: 8 }, (_, index) => {
            const cells = line(index, { remark: index % 2 === 0 ? 'ย้ายมา' : '' }).split(',');
            const cut = places.find(({ officer }) => officer === index);
            if (cut !== undefined) {
              const value = cells[cut.column] ?? '';
              const at = cut.isSpaced ? value.length : value.length / 2;
              cells[cut.column] = `${value.slice(0, at)}\n${value.slice(at)}`;
            }
            return isTrimmed ? trimmed(cells.join(',')) : cells.join(',');
          });
          const rows = await cutRows([HEADER, ...lines].join(lineEnd));
          const expected = lines.flatMap((text) => (text.includes('\n') ? ['brokenLine', 'continuation'] : [null]));
          // A break inside the id leaves no id to go by; its officer is for review because of the id.
          if (places.every(({ column }) => column !== 1)) {
            expect(rows.slice(1).map(({ defect }) => defect)).toEqual(expected);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a short row is no broken line', () => {
  const officers = Array.from({ length: 9 }, (_, index) => line(index, { remark: index % 3 === 0 ? 'ย้ายมา' : '' }));

  it.each([
    ['a total', 'รวม,9'],
    ['a total of many numbers', 'รวมทั้งสิ้น,9,270000,234000'],
    ['a subtotal by office', 'สำนักปลัด,9'],
    ['a signature', ',,,,(ลงชื่อ)..........,,'],
    ['the title of a section', 'กองคลัง'],
    ['an office with its head, as wide as what is left out', 'กองคลัง,นายกล้า ทองสมมุติ'],
    ['a note', 'หมายเหตุ: ข้อมูล ณ 1 ตุลาคม,ตรวจแล้ว'],
    ['a repeated header', HEADER],
    ['nothing else', ''],
  ])('above %s, where a program leaves out blank cells at the end', async (_, below) => {
    const lines = officers.map(trimmed);
    for (const text of [file(...lines, below), file(...lines.slice(0, 5), below, ...lines.slice(5))]) {
      expect((await defectsOf(text)).filter((defect) => !defect.endsWith('read'))).toEqual([]);
    }
  });

  it('above a total, where it alone is short', async () => {
    const text = file(line(1, { remark: 'ก' }), line(2, { remark: 'ข' }), trimmed(line(3)), 'รวม,3');
    expect((await defectsOf(text)).filter((defect) => !defect.endsWith('read'))).toEqual([]);
  });

  it('above an officer without an id, or whose id is too short', async () => {
    for (const id of ['', '12345', '999000010']) {
      const other = trimmed(line(2)).replace(/09999\d+/, id);
      expect((await defectsOf(file(trimmed(line(1)), other, line(3)))).filter((row) => !row.endsWith('read'))).toEqual(
        [],
      );
    }
  });

  it('above an officer without an id whose birth would be a day of a class', async () => {
    const below = line(2).split(',').with(1, '').slice(0, 13).join(',');
    const short = line(1).split(',').slice(0, 7).join(',');
    const rows = await defectsOf(file(short, below, line(3, { remark: 'ก' })));
    expect(rows.filter((row) => !row.endsWith('read'))).toEqual([]);
  });

  it('where rows are of any widths, and no line is broken', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 13, max: 20 }), { minLength: 1, maxLength: 12 }), async (widths) => {
        const lines = widths.map((width, index) => line(index, { remark: 'ก' }).split(',').slice(0, width).join(','));
        expect((await defectsOf(file(...lines, 'รวม,12'))).filter((row) => !row.endsWith('read'))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
