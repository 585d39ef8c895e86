import { describe, expect, it } from 'vitest';
import { hasLevels } from '../../lib/vocabulary/levels.ts';
import { PERSONNEL_TYPES } from '../../lib/vocabulary/officer.ts';
import { personnelFrom } from '../../lib/vocabulary/personnel.ts';

describe('PERSONAL_TYPE names a personnel type of the law', () => {
  it.each([
    [
      'civilServant',
      'ข้าราชการ, ข้าราชการสามัญ, ข้าราชการพลเรือน, ข้าราชการพลเรือนสามัญ, ข้าราชการ กทม., ข้าราชการ กทม. สามัญ, ข้าราชการกรุงเทพมหานคร, ข้าราชการกรุงเทพมหานครสามัญ',
    ],
    [
      'teacher',
      'ครู, ข้าราชการครู, ข้าราชการครู กทม., ข้าราชการครูกรุงเทพมหานคร, ข้าราชการครูและบุคลากรทางการศึกษา, ข้าราชการกรุงเทพมหานครครูและบุคลากรทางการศึกษา, ข้าราชการครูและบุคลากรทางการศึกษากรุงเทพมหานคร',
    ],
    ['permanentEmployee', 'ลูกจ้างประจำ, ลูกจ้าง ประจำ กทม., ลูกจ้างประจำกรุงเทพมหานคร'],
    ['governmentEmployee', 'พนักงานราชการ, พนักงานราชการทั่วไป, พนักงานราชการพิเศษ'],
    [
      'politicalOfficer',
      'ข้าราชการการเมือง, ข้าราชการการเมือง กทม., ข้าราชการการเมืองกรุงเทพมหานคร, ข้าราชการการเมืองในกรุงเทพมหานคร, ผู้ดำรงตำแหน่งทางการเมือง, ผู้ดำรงตำแหน่งทางการเมือง กทม., ผู้ดำรงตำแหน่งทางการเมืองกรุงเทพมหานคร, ผู้ดำรงตำแหน่งทางการเมืองในกรุงเทพมหานคร, ผู้ว่าราชการกรุงเทพมหานคร, รองผู้ว่าราชการกรุงเทพมหานคร, สมาชิกสภา กทม., สมาชิกสภากรุงเทพมหานคร, ส.ก., สก., สมาชิกสภาเขต, สมาชิกสภาเขต กทม., สมาชิกสภาเขตกรุงเทพมหานคร, ส.ข.',
    ],
  ])('%s', (type, names) => {
    for (const name of names.split(', ')) {
      expect([name, personnelFrom(name)]).toEqual([name, { type }]);
    }
  });
});

describe('PERSONAL_TYPE names a kind in no schedule', () => {
  it.each([
    'ลูกจ้างชั่วคราว',
    'ลูกจ้างรายวัน',
    'ลูกจ้างรายเดือน',
    'ลูกจ้างรายปี',
    'ลูกจ้างรายชั่วโมง',
    'ลูกจ้างรายคาบ',
    'ลูกจ้างโครงการ',
    'ลูกจ้างเหมา',
    'ลูกจ้างตามสัญญา',
    'ลูกจ้างอัตราจ้าง',
    'อัตราจ้าง',
    'ครูอัตราจ้าง',
    'พนักงานจ้างตามภารกิจ',
    'พนักงานจ้างทั่วไป',
    'พนักงานจ้างผู้เชี่ยวชาญพิเศษ',
    'พนักงานจ้างเหมา',
    'พนักงานจ้าง',
    'พนักงานโครงการ',
    'พนักงานชั่วคราว',
    'จ้างเหมาบริการ',
    'จ้างเหมา',
    'ผู้รับจ้าง',
    'อาสาสมัคร',
  ])('%s, alone and with words behind', (name) => {
    expect(personnelFrom(name)).toEqual({ inNoSchedule: name });
    expect(personnelFrom(` ${name} กทม.`)).toEqual({ inNoSchedule: name });
  });

  it('but not two kinds in one cell, of which one is a type of the law', () => {
    for (const other of ['ลูกจ้างประจำ', 'ข้าราชการ', 'พนักงานราชการ']) {
      expect(personnelFrom(`ลูกจ้างชั่วคราว/${other}`)).toBe('unknown');
    }
  });
});

describe('PERSONAL_TYPE names a kind of another schedule', () => {
  it.each(
    'ตำรวจ ทหาร การเมือง มหาวิทยาลัย อุดมศึกษา รัฐวิสาหกิจ ตุลาการ ศาล อัยการ รัฐสภา กำนัน ผู้ใหญ่บ้าน กรรมการ ผู้บริหารท้องถิ่น สมาชิกสภา'.split(
      ' ',
    ),
  )('ข้าราชการ%sอื่น', (name) => {
    expect(personnelFrom(`ข้าราชการ${name}อื่น`)).toBe('ofOtherSchedule');
  });

  it('and a word that it does not know is unknown, however long', () => {
    expect(personnelFrom('ขาราชการ')).toBe('unknown');
    expect(personnelFrom(`${'ก'.repeat(120)}ตำรวจ`)).toBe('unknown');
    expect(personnelFrom(`${'ก'.repeat(110)}ตำรวจ`)).toBe('ofOtherSchedule');
  });
});

it('civil servants, teachers and government employees have levels, the others have none', () => {
  expect(PERSONNEL_TYPES.filter(hasLevels)).toEqual(['civilServant', 'teacher', 'governmentEmployee']);
});
