import { type Sentence, sentence, WHY } from './sentence.ts';

/** Items 14 to 20, sentence by sentence. */
export const ITEMS_14_TO_20: readonly Sentence[] = [
  sentence(
    '14',
    5,
    {
      th: 'การเสนอชื่อและการรับรองตามข้อ 8 และข้อ 12 เป็นหน้าที่ของหัวหน้าหน่วยงานและบุคคลข้างล่าง',
      en: 'Heads of state agencies and the following propose the names, and certify the qualifications of items 8 and 12.',
    },
    [],
    WHY.proposer,
  ),
  sentence(
    '14 (1)',
    5,
    { th: 'นายกรัฐมนตรี: รัฐมนตรีและผู้ช่วยรัฐมนตรี', en: 'The Prime Minister: ministers and assistant ministers.' },
    [],
    WHY.otherProposer,
  ),
  sentence(
    '14 (2)',
    5,
    {
      th: 'ประธานสภาผู้แทนราษฎร: สมาชิก ประธานคณะกรรมาธิการ และข้าราชการการเมืองของสภา',
      en: 'The Speaker of the House: its members, chairs of committees and political officers.',
    },
    [],
    WHY.otherProposer,
  ),
  sentence(
    '14 (3)',
    5,
    {
      th: 'ประธานวุฒิสภา: สมาชิก ประธานคณะกรรมาธิการ และข้าราชการการเมืองของวุฒิสภา',
      en: 'The President of the Senate: its members, chairs of committees and political officers.',
    },
    [],
    WHY.otherProposer,
  ),
  sentence(
    '14 (4)',
    5,
    { th: 'รัฐมนตรีเจ้าสังกัด: ข้าราชการการเมืองในสังกัด', en: 'The minister: the ministry’s political officers.' },
    [],
    WHY.otherProposer,
  ),
  sentence(
    '14 (5)',
    6,
    {
      th: 'ผู้ว่าราชการกรุงเทพมหานคร: ฝ่ายการเมืองทั้งหมดของกรุงเทพมหานคร',
      en: 'The Governor of Bangkok: the administration’s political officers and holders of political posts.',
    },
    [],
    WHY.proposer,
  ),
  sentence(
    '14 (6)',
    6,
    {
      th: 'ปลัดกระทรวงและหัวหน้าส่วนราชการที่เทียบเท่า: ข้าราชการ ลูกจ้างประจำ พนักงานราชการในสังกัด',
      en: 'Permanent secretaries and heads of like rank: their officers, permanent and government employees.',
    },
    [],
    WHY.otherProposer,
  ),
  sentence(
    '14 (7)',
    6,
    {
      th: 'ปลัดกระทรวงมหาดไทยหรือปลัดกรุงเทพมหานคร แล้วแต่กรณี: ผู้บริหารและสมาชิกสภาท้องถิ่น ผู้ปฏิบัติงานและพนักงานของท้องถิ่น ลูกจ้างประจำ และผู้ปกครองท้องที่',
      en: 'The permanent secretary of the Interior or of the administration, as the case may be: heads, councillors, staff and officers of local government, permanent employees, and local headmen.',
    },
    [],
    WHY.proposer,
  ),
  sentence(
    '14 (8)',
    6,
    {
      th: 'เลขาธิการของสำนักงานศาล: ตุลาการและเจ้าหน้าที่ของศาล',
      en: 'The secretaries-general of the courts’ offices: judges and officers of the courts.',
    },
    [],
    WHY.otherProposer,
  ),
  sentence(
    '14 (9)',
    6,
    { th: 'อัยการสูงสุด: ข้าราชการฝ่ายอัยการและเจ้าหน้าที่', en: 'The Attorney General: prosecutors and their officers.' },
    [],
    WHY.otherProposer,
  ),
  sentence(
    '14 (10)',
    6,
    { th: 'ประธานองค์กรอิสระ: ผู้ดำรงตำแหน่งในองค์กรนั้น', en: 'The heads of independent bodies: who holds office in them.' },
    [],
    WHY.otherProposer,
  ),
  sentence(
    '14 (11)',
    6,
    {
      th: 'เลขาธิการของสภาทั้งสอง: ข้าราชการ เจ้าหน้าที่ และผู้ปฏิบัติงานของคณะกรรมาธิการ',
      en: 'The secretaries-general of both houses: their officers, and who works for the committees.',
    },
    [],
    WHY.otherProposer,
  ),
  sentence(
    '14 (12)',
    6,
    {
      th: 'เลขาธิการขององค์กรอิสระ: ข้าราชการ พนักงาน และเจ้าหน้าที่ของหน่วยธุรการ',
      en: 'The secretaries of independent bodies: the officers and staff of their offices.',
    },
    [],
    WHY.otherProposer,
  ),
  sentence(
    '14 (13)',
    6,
    {
      th: 'หัวหน้าหน่วยงานของรัฐอื่น: บุคคลและพนักงานในสังกัด',
      en: 'The heads of other state agencies: their people and staff.',
    },
    [],
    WHY.otherProposer,
  ),
  sentence(
    '14 (14)',
    6,
    {
      th: 'บุคคลตาม (5) (6) (7) โดยรัฐมนตรีหรือผู้กำกับดูแลเห็นชอบ: ผู้บริหารและพนักงานของรัฐวิสาหกิจ องค์การมหาชน องค์การของรัฐ และสถาบันอุดมศึกษา',
      en: 'Those of (5) to (7), with the consent of the minister or supervisor: heads and staff of state enterprises, public organisations and universities.',
    },
    [],
    WHY.proposer,
  ),
  sentence(
    '14 (15)',
    6,
    {
      th: 'บุคคลตาม (6) ถึง (14): ราชบัณฑิตและกรรมการที่ทรงแต่งตั้ง',
      en: 'Those of (6) to (14): fellows of the Royal Society and members of committees appointed by the King.',
    },
    [],
    WHY.otherProposer,
  ),
  sentence(
    '15, first paragraph',
    6,
    {
      th: 'หัวหน้าส่วนราชการระดับกรมตั้งคณะกรรมการรวบรวม ตรวจสอบ กลั่นกรอง และรับรองรายชื่อผู้ที่รับรองตนเองแล้ว ก่อนส่งผู้เสนอตามข้อ 14 (6)',
      en: 'The head of a department appoints a committee, which collects, checks, screens and certifies the names of those who certified themselves, for the proposer of item 14 (6).',
    },
    [],
    WHY.otherCommittee,
  ),
  sentence(
    '15, second paragraph',
    7,
    {
      th: 'กระทรวงหรือทบวงตั้งคณะกรรมการอีกคณะหนึ่งกลั่นกรองและรับรองซ้ำ แล้วผู้เสนอส่งให้สำนักเลขาธิการคณะรัฐมนตรี',
      en: 'The ministry appoints another committee, which screens and certifies once more; then the proposer sends the names to the Cabinet Secretariat.',
    },
    [],
    WHY.otherCommittee,
  ),
  sentence(
    '15, third paragraph',
    7,
    {
      th: 'บุคคลตามข้อ 14 (8) ถึง (15) ใช้วิธีเดียวกันโดยอนุโลม',
      en: 'The same holds, as it fits, for those of item 14 (8) to (15).',
    },
    [],
    WHY.otherCommittee,
  ),
  sentence(
    '16',
    7,
    {
      th: 'ผู้ว่าราชการจังหวัดและปลัดกรุงเทพมหานครตั้งคณะกรรมการสำหรับผู้บริหาร สมาชิกสภา และบุคลากรของท้องถิ่นที่รับรองตนเองแล้ว',
      en: 'Governors of provinces and the permanent secretary of the administration appoint a committee for the heads, councillors and personnel of local government who certified themselves.',
    },
    [],
    WHY.committee,
  ),
  sentence(
    '16',
    7,
    {
      th: 'คณะกรรมการนี้รวมชื่อและตรวจเอกสารหลักฐาน',
      en: 'The committee collects and checks the names, papers and evidence.',
    },
    [],
    WHY.committee,
  ),
  sentence(
    '16',
    7,
    {
      th: 'คณะกรรมการพิจารณาคุณสมบัติ กลั่นกรองความชอบ และรับรองว่าสมควรได้รับการเสนอ',
      en: 'It considers the qualifications, screens the merit, and certifies who deserves to be nominated.',
    },
    [],
    WHY.committee,
  ),
  sentence(
    '16',
    7,
    {
      th: 'แล้วส่งรายชื่อต่อให้กระทรวงมหาดไทยหรือสำนักเลขาธิการฯ ตามแต่ละกรณี',
      en: 'The names then go on to the Ministry of the Interior or to the Cabinet Secretariat, as the case may be.',
    },
    [],
    WHY.papers,
  ),
  sentence(
    '17',
    7,
    {
      th: 'เมื่อถึงวันเฉลิมพระชนมพรรษาของปีที่ขอ ผู้ถูกเสนอต้องยังอยู่ในตำแหน่ง',
      en: 'Who is nominated must be in post on the royal birthday of that year.',
    },
    ['inPost', 'NOT_IN_POST', 'RETIREMENT_AGE_PASSED', 'IN_POST_EDGE', 'inLevel'],
  ),
  sentence(
    '17 (1)',
    7,
    {
      th: 'ยกเว้นผู้เคยดำรงตำแหน่งทางการเมืองตำแหน่งหนึ่งติดต่อกัน 120 วัน ระหว่างวันเฉลิมพระชนมพรรษาปีก่อนกับปีที่ขอ',
      en: 'Except who held one political office for 120 days without a break, between the birthday before and that of the year.',
    },
    ['inPost', 'FORMER_OFFICE'],
  ),
  sentence(
    '17 (2)',
    7,
    {
      th: 'ยกเว้นผู้เคยดำรงตำแหน่งทางการเมืองหลายตำแหน่งหรือหลายครั้ง รวมกัน 180 วันในช่วงเดียวกัน',
      en: 'Except who held political offices several times, 180 days together in the same span.',
    },
    ['inPost', 'FORMER_OFFICE'],
  ),
  sentence(
    '17 (3)',
    7,
    { th: 'ยกเว้นผู้เกษียณอายุซึ่งมีคุณสมบัติครบก่อนพ้นหน้าที่', en: 'Except who retired by age and was qualified before leaving.' },
    ['inPost', 'retirement', 'RETIRED_BY_AGE'],
  ),
  sentence(
    '17 (4)',
    7,
    {
      th: 'ยกเว้นผู้เคยต้องห้ามตามข้อ 12 (6) ซึ่งต่อมาปรากฏว่าไม่มีความผิด',
      en: 'Except who was barred by item 12 (6) and was later found innocent.',
    },
    [],
    WHY.byHand,
  ),
  sentence(
    '17 (5)',
    7,
    { th: 'ยกเว้นผู้มีความชอบอย่างยิ่งตามบัญชี 31', en: 'Except those of outstanding merit, of schedule 31.' },
    ['noOutstandingMerit', 'notDisabledOnDuty', 'OUTSTANDING_MERIT', 'DISABLED_ON_DUTY', 'column SPECIAL_MERIT'],
  ),
  sentence(
    '18',
    7,
    {
      th: 'ในการนับระยะเวลา ให้เพิ่มกรณีละหนึ่งปีในปีที่มีเหตุต่อไปนี้',
      en: 'When periods are counted, each of the following in a year adds one year.',
    },
    ['column EXTRA_YEARS', 'EXTRA_YEARS_WITHOUT_PERIOD', 'EXTRA_YEARS_SALARY', 'EXTRA_YEARS_ON_SERVICE'],
  ),
  sentence('18 (1)', 8, { th: 'ถูกลงโทษทางวินัย', en: 'A disciplinary punishment.' }, ['column EXTRA_YEARS']),
  sentence('18 (2)', 8, { th: 'ผลการประเมินต่ำกว่าระดับดี', en: 'An appraisal below “good”.' }, ['column EXTRA_YEARS']),
  sentence(
    '18 (2)',
    8,
    {
      th: 'เกณฑ์ที่กำหนดระยะเวลาเกิน 5 ปี ให้ดูผลการประเมินเพียง 5 ปี',
      en: 'For periods of more than five years, only the appraisals of five years count.',
    },
    ['column EXTRA_YEARS'],
    WHY.flag,
  ),
  sentence(
    '19, first paragraph',
    8,
    {
      th: 'มีคณะกรรมการพิจารณาการขอประจำปี ประกอบด้วยบุคคลต่อไปนี้',
      en: 'A committee considers the yearly nominations; its members are:',
    },
    [],
    WHY.afterSending,
  ),
  sentence(
    '19 (1)',
    8,
    {
      th: 'นายกรัฐมนตรีหรือรองนายกรัฐมนตรีที่มอบหมาย เป็นประธาน',
      en: 'The Prime Minister, or a deputy charged with it, in the chair.',
    },
    [],
    WHY.afterSending,
  ),
  sentence('19 (2)', 8, { th: 'รองนายกรัฐมนตรี', en: 'A deputy prime minister.' }, [], WHY.afterSending),
  sentence(
    '19 (3)',
    8,
    { th: 'รัฐมนตรีห้าคนที่นายกรัฐมนตรีแต่งตั้ง', en: 'Five ministers appointed by the Prime Minister.' },
    [],
    WHY.afterSending,
  ),
  sentence(
    '19 (4)',
    8,
    { th: 'เลขาธิการ ก.พ.', en: 'The Secretary-General of the Civil Service Commission.' },
    [],
    WHY.afterSending,
  ),
  sentence(
    '19 (5)',
    8,
    { th: 'เลขาธิการคณะรัฐมนตรี เป็นเลขานุการ', en: 'The Secretary-General of the Cabinet, as secretary.' },
    [],
    WHY.afterSending,
  ),
  sentence(
    '19 (6)',
    8,
    {
      th: 'ข้าราชการของสำนักเลขาธิการคณะรัฐมนตรีหนึ่งคน เป็นผู้ช่วยเลขานุการ',
      en: 'An officer of the Cabinet Secretariat, as assistant secretary.',
    },
    [],
    WHY.afterSending,
  ),
  sentence(
    '19 (7)',
    8,
    {
      th: 'ผู้อำนวยการกองที่ดูแลเครื่องราชอิสริยาภรณ์ เป็นผู้ช่วยเลขานุการ',
      en: 'The director of its division of royal scribes and decorations, as assistant secretary.',
    },
    [],
    WHY.afterSending,
  ),
  sentence(
    '19, second paragraph',
    8,
    { th: 'คณะกรรมการพิจารณาการขอทุกชั้นตรา', en: 'The committee considers nominations of every class.' },
    [],
    WHY.afterSending,
  ),
  sentence(
    '19, third paragraph',
    8,
    {
      th: 'ประธานตั้งคณะอนุกรรมการหรือคณะทำงานช่วยกลั่นกรองได้',
      en: 'Its chair may appoint subcommittees or working groups to screen.',
    },
    [],
    WHY.afterSending,
  ),
  sentence(
    '20',
    8,
    {
      th: 'สำนักเลขาธิการคณะรัฐมนตรีตรวจคุณสมบัติ ประวัติ และชั้นตราที่สมควรขอ แล้วเสนอคณะกรรมการ',
      en: 'The Cabinet Secretariat checks the qualifications, the classes received and the class to ask for, and lays them before the committee.',
    },
    [],
    WHY.afterSending,
  ),
];

/** Of chapter 4, what leads a person of a roster to another procedure. */
export const ITEMS_23_AND_24: readonly Sentence[] = [
  sentence(
    '23',
    9,
    {
      th: 'ชาวต่างประเทศเสนอโดยหน่วยงานที่ได้รับประโยชน์ เป็นรายกรณี',
      en: 'Foreigners are nominated case by case, by the body that has the benefit.',
    },
    ['nationality', 'NOT_THAI'],
  ),
  sentence(
    '24',
    9,
    {
      th: 'ผู้วายชนม์ที่เคยทำคุณประโยชน์เสนอโดยหน่วยงานที่ได้รับประโยชน์ เป็นรายกรณี',
      en: 'One who has died is nominated case by case, for past services, by the body that had the benefit.',
    },
    ['notDeceased', 'DECEASED', 'column STATUS_EXP'],
  ),
];
