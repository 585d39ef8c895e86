import { CLASSES } from '../../lib/vocabulary/classes.ts';
import { type Sentence, sentence, WHY } from './sentence.ts';

/** The classes as item 11 lists them: number of the class and abbreviation. */
const CLASSES_OF_ITEM_11 = [
  ['7', 'ร.ง.ม.'],
  ['7', 'ร.ง.ช.'],
  ['6', 'ร.ท.ม.'],
  ['6', 'ร.ท.ช.'],
  ['5', 'บ.ม.'],
  ['5', 'บ.ช.'],
  ['4', 'จ.ม.'],
  ['4', 'จ.ช.'],
  ['3', 'ต.ม.'],
  ['3', 'ต.ช.'],
  ['2', 'ท.ม.'],
  ['2', 'ท.ช.'],
  ['1', 'ป.ม.'],
  ['1', 'ป.ช.'],
  ['special', 'ม.ว.ม.'],
  ['special', 'ม.ป.ช.'],
] as const;

const THE_CLASSES: readonly Sentence[] = CLASSES_OF_ITEM_11.map(([number, abbreviation], at) => {
  const { th, en } = CLASSES.find((one) => one.abbreviation === abbreviation) as (typeof CLASSES)[number];
  const thaiNumber = number === 'special' ? 'ชั้นสูงสุด' : `ชั้นที่ ${number}`;
  return sentence(`11 (${at + 1})`, 4, { th: `${thaiNumber}: ${th}`, en }, [abbreviation]);
});

/** Items 8 to 13, sentence by sentence. */
export const ITEMS_8_TO_13: readonly Sentence[] = [
  sentence(
    '8',
    3,
    {
      th: 'ผู้ใดจะขอชั้นตราใดได้ ต้องดูตำแหน่ง ระดับ ชั้นยศ และระยะเวลาตามบัญชีท้ายระเบียบก่อน',
      en: 'Which class may be asked for whom depends first on position, level, rank and the periods of the schedules.',
    },
    ['schedules', 'MAY_BE_CONSIDERED'],
  ),
  sentence('8', 3, { th: 'ผู้นั้นต้องมีความประพฤติดี', en: 'The person must be of good conduct.' }, [], WHY.certified),
  sentence(
    '8',
    3,
    { th: 'ต้องเป็นคนที่จงรักภักดี และคิดดีต่อสถาบันพระมหากษัตริย์', en: 'The person must be loyal and well disposed to the King.' },
    [],
    WHY.certified,
  ),
  sentence(
    '8',
    3,
    {
      th: 'ผู้นั้นต้องมีความชอบต่อราชการหรือสาธารณชนถึงขั้นที่สมควรได้รับ',
      en: 'The person’s merit for the service or the public must be enough to deserve it.',
    },
    [],
    WHY.certified,
  ),
  sentence(
    '8',
    3,
    {
      th: 'เพื่อให้ผู้ได้รับภูมิใจ และให้เครื่องราชอิสริยาภรณ์คงคุณค่าเป็นเกียรติยศ',
      en: 'So that who receives it can be proud of it, and it stays an honour.',
    },
    [],
    WHY.purpose,
  ),
  sentence(
    '9, first paragraph',
    3,
    { th: 'การขอประจำปีทำในโอกาสวันเฉลิมพระชนมพรรษา', en: 'Yearly nominations are for the royal birthday.' },
    ['birthday'],
  ),
  sentence(
    '9, first paragraph',
    3,
    {
      th: 'กรณีเร่งด่วน (ข้อ 22) ชาวต่างประเทศ (ข้อ 23) และผู้วายชนม์ (ข้อ 24) ขอได้ตามเหตุการณ์ ไม่ต้องรอวันนั้น',
      en: 'Urgent cases (item 22), foreigners (item 23) and the deceased (item 24) may be nominated at any time.',
    },
    [],
    WHY.otherOccasion,
  ),
  sentence(
    '9, second paragraph',
    3,
    { th: 'คณะรัฐมนตรีกำหนดวิธีการสำหรับโอกาสอื่นได้', en: 'The cabinet may set the procedure for other occasions.' },
    [],
    WHY.otherOccasion,
  ),
  sentence(
    '9, second paragraph',
    3,
    {
      th: 'แต่จะกำหนดหลักเกณฑ์หรือคุณสมบัติให้ต่างจากระเบียบนี้ไม่ได้',
      en: 'It may not set other conditions than those of this regulation.',
    },
    [],
    WHY.otherOccasion,
  ),
  sentence(
    '10',
    3,
    {
      th: 'สำนักเลขาธิการคณะรัฐมนตรีกำหนดวิธีเสนอและวิธีรับรองคุณสมบัติ',
      en: 'The Cabinet Secretariat sets how to nominate and how to certify qualifications.',
    },
    [],
    WHY.papers,
  ),
  sentence(
    '10',
    3,
    {
      th: 'สำนักเลขาธิการคณะรัฐมนตรีกำหนดว่าต้องใช้เอกสารใด จำนวนเท่าใด แล้วแจ้งเวียนให้ถือปฏิบัติ',
      en: 'It sets which papers are needed and how many, and tells those who nominate to follow this.',
    },
    [],
    WHY.papers,
  ),
  sentence(
    '11, first paragraph',
    3,
    {
      th: 'เริ่มจากชั้นล่าง สลับมงกุฎไทยกับช้างเผือก ตามลำดับข้างล่าง',
      en: 'Nominations begin at the bottom and alternate between the Crown and the Elephant, in the order below.',
    },
    ['schedules', 'HIGHEST_CLASS_HELD'],
  ),
  sentence(
    '11, first paragraph',
    3,
    {
      th: 'เว้นแต่ระเบียบนี้กำหนดไว้อย่างอื่น เช่น ชั้นเริ่มต้นของตำแหน่งในบัญชี',
      en: 'Unless the regulation says otherwise, as a schedule does with the first class of a position.',
    },
    ['schedules'],
  ),
  ...THE_CLASSES,
  sentence('11, second paragraph', 4, { th: 'ขอในปีติดกันไม่ได้', en: 'No nominations in consecutive years.' }, [
    'notConsecutive',
    'CONSECUTIVE_ROUND',
    'ONE_CLASS_A_YEAR',
  ]),
  sentence(
    '11, second paragraph',
    4,
    {
      th: 'ขอนอกหลักเกณฑ์ของระเบียบนี้ไม่ได้ในทุกกรณี',
      en: 'No nomination in any way that the regulation does not provide for.',
    },
    ['NO_ROW', 'NO_CLAUSE', 'HIGHEST_CLASS_HELD'],
  ),
  sentence(
    '12, first paragraph',
    4,
    {
      th: 'ใครจะได้รับการพิจารณา ต้องผ่านคุณสมบัติและข้อห้ามข้างล่างทุกข้อ',
      en: 'Whoever is to be considered must be qualified and not be barred as follows.',
    },
    ['general'],
  ),
  sentence(
    '12, first paragraph',
    4,
    { th: 'ยกเว้นบุคคลตามหมวด 4 (ชาวต่างประเทศ ผู้วายชนม์)', en: 'Except those of chapter 4 (foreigners, the deceased).' },
    [],
    WHY.otherOccasion,
  ),
  sentence('12 (1)', 4, { th: 'มีสัญชาติไทย', en: 'Is of Thai nationality.' }, [
    'nationality',
    'NOT_THAI',
    'NATIONALITY_UNKNOWN',
  ]),
  sentence(
    '12 (2)',
    4,
    {
      th: 'ประพฤติดี และทำงานด้วยความอุตสาหะ ซื่อสัตย์ เอาใจใส่อย่างยิ่ง',
      en: 'Is of good conduct, and works with great diligence, honesty and care.',
    },
    [],
    WHY.certified,
  ),
  sentence('12 (3)', 4, { th: 'ดำรงตำแหน่งที่อยู่ในบัญชีท้ายระเบียบ', en: 'Holds a position that is in a schedule.' }, [
    'IN_NO_SCHEDULE',
    'NO_ROW',
    'WAGE_BELOW_SCHEDULE',
  ]),
  sentence('12 (4)', 4, { th: 'ไม่เคยถูกเรียกคืนเครื่องราชอิสริยาภรณ์', en: 'Never had insignia recalled.' }, [
    'neverRecalled',
    'RECALLED',
  ]),
  sentence(
    '12 (4)',
    4,
    { th: 'เว้นแต่ได้รับพระราชทานคืนแล้ว', en: 'Unless they were given back.' },
    ['column RECALLED'],
    WHY.flag,
  ),
  sentence('12 (5)', 4, { th: 'ไม่เคยต้องโทษจำคุกโดยคำพิพากษาถึงที่สุด', en: 'Was never imprisoned by final judgment.' }, [
    'neverImprisoned',
    'IMPRISONED',
  ]),
  sentence(
    '12 (5)',
    4,
    { th: 'เว้นแต่ความผิดโดยประมาทหรือลหุโทษ', en: 'Except for negligence or a petty offence.' },
    ['column IMPRISONED'],
    WHY.flag,
  ),
  sentence(
    '12 (6) (a)',
    4,
    {
      th: 'ไม่อยู่ระหว่างถูกกล่าวหาว่าผิดวินัยร้ายแรงโดยตั้งกรรมการสอบสวนแล้ว หรือรอผลโทษ หรืออุทธรณ์คำสั่งลงโทษอยู่',
      en: 'Is not accused of a serious breach of discipline: a committee was appointed, a penalty is being decided, or an appeal is pending.',
    },
    ['notAccusedOfDiscipline', 'ACCUSED_DISCIPLINE'],
  ),
  sentence(
    '12 (6) (b)',
    5,
    {
      th: 'ไม่อยู่ระหว่างถูกสอบสวนหรือดำเนินคดีอาญาที่ยังไม่ถึงที่สุด',
      en: 'Is not under investigation or trial for a crime, as long as the case is not final.',
    },
    ['notAccusedOfCrime', 'ACCUSED_CRIMINAL'],
  ),
  sentence(
    '12 (6) (b)',
    5,
    {
      th: 'เว้นแต่อัยการรับแก้ต่าง ความผิดโดยประมาท ลหุโทษ หรือมีแต่โทษปรับ',
      en: 'Except where the public prosecutor defends the case, for negligence, a petty offence, or one with a fine only.',
    },
    ['column ACCUSED'],
    WHY.flag,
  ),
  sentence(
    '12 (6) (c)',
    5,
    {
      th: 'ไม่อยู่ระหว่างถูกไต่สวนตามกฎหมายป้องกันและปราบปรามการทุจริต หรือกฎหมายมาตรการของฝ่ายบริหารในเรื่องเดียวกัน',
      en: 'Is not under an inquiry of the anti-corruption law, or of the law on executive measures against corruption.',
    },
    ['notAccusedOfCorruption', 'ACCUSED_CORRUPTION'],
  ),
  sentence(
    '12, last paragraph',
    5,
    {
      th: 'เจ้าตัวต้องรับรองว่าตนมีคุณสมบัติครบ ก่อนที่จะมีผู้เสนอให้',
      en: 'The person must certify to be qualified before being nominated.',
    },
    [],
    WHY.certified,
  ),
  sentence(
    '13, first paragraph',
    5,
    {
      th: 'หน่วยงานจัดทำเอกสารการขอประจำปี แยกผู้ปฏิบัติหน้าที่อยู่กับผู้เกษียณอายุ',
      en: 'The agency makes the papers of the year, those in service and those retired by age apart.',
    },
    [],
    WHY.papers,
  ),
  sentence(
    '13, first paragraph',
    5,
    {
      th: 'จัดเรียงตามลำดับชั้นตรา แยกชั้นต่ำกว่าสายสะพายกับชั้นสายสะพาย',
      en: 'The papers are in the order of the classes, those below the sash and sash classes apart.',
    },
    [],
    WHY.papers,
  ),
  sentence(
    '13, first paragraph',
    5,
    {
      th: 'ส่งถึงสำนักเลขาธิการคณะรัฐมนตรีก่อนวันเฉลิมพระชนมพรรษาอย่างน้อย 90 วัน',
      en: 'They reach the Cabinet Secretariat at least 90 days before the royal birthday.',
    },
    ['filing', 'LEVEL_ENTERED_AFTER_FILING'],
  ),
  sentence(
    '13, second paragraph',
    5,
    {
      th: 'ส่งเพิ่มเติมได้เฉพาะชั้นสายสะพาย สำหรับผู้ที่ได้เลื่อนตำแหน่งหรือได้เงินเดือนขั้นสูงหลังส่งเอกสารแล้ว และคุณสมบัติอื่นครบ',
      en: 'Papers may be added for sash classes only, for who was promoted or reached the maximum salary afterwards, and is qualified otherwise.',
    },
    ['filing', 'LEVEL_ENTERED_AFTER_FILING'],
  ),
  sentence(
    '13, second paragraph',
    5,
    {
      th: 'เอกสารเพิ่มเติมต้องส่งก่อนวันเฉลิมพระชนมพรรษาอย่างน้อย 60 วัน',
      en: 'Additions must come at least 60 days before the royal birthday.',
    },
    ['cutOffDaysBefore', 'inLevel', 'LEVEL_ENTERED_TOO_LATE'],
  ),
];
