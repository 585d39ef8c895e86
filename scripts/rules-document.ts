/** Writes docs/rules.md from the rule data, so that the document says what the code does; a test checks that they match. */
import { writeFileSync } from 'node:fs';
import { nameOfAmount, nameOfRemark } from '../lib/eligibility/phrases.ts';
import { POLICY_SWITCHES } from '../lib/eligibility/policy.ts';
import { REASON_TEXTS } from '../lib/eligibility/reasons.ts';
import { REGULATION_2564 } from '../lib/eligibility/regulation-2564/index.ts';
import type {
  Amount,
  Condition,
  Remark,
  Rounds,
  Row,
  Schedule,
  SkilledGroup,
  Step,
} from '../lib/eligibility/rule-set.ts';
import { CLASSES } from '../lib/vocabulary/classes.ts';
import { LEVELS, nameOfLevel } from '../lib/vocabulary/levels.ts';

const INTRODUCTION = `# The rules as they are judged

This file is written from the rule data in \`lib/eligibility\` by \`npm run docs\`; do not edit it by hand.

Source: **${REGULATION_2564.name.en}** (${REGULATION_2564.name.th}), Royal Gazette vol. 138, special part 245 ง, 6 October 2564.
Pages of items are those of its text, pages of schedules those printed at their head. Earlier rounds follow another
regulation and are refused.

Meeting these conditions is not enough: conduct, loyalty and merit count too (item 8). The officer certifies to meet all
conditions (item 12, last paragraph, page 5). A committee that the Permanent Secretary of the administration appoints checks
each name and certifies that the person deserves it (item 16, page 7). Then the proposer certifies it: the Permanent Secretary
for officers and employees (item 14 (7)), the Governor for political officers (item 14 (5), page 6). The verdict “eligible” means that an officer **may be considered**; it is never an entitlement.

How sure each rule is: **P** read in the regulation · **M** practice of a ministry's insignia office, or two independent
sources · **L** a single source, or derived: a verdict that rests on it carries a note (\`UNSURE_RULE\`, \`UNSURE_AMOUNT\` or
another) or is review. To confirm a rule, edit its data: the field \`sure\` beside the rule. **OPEN**: a policy switch decides.`;

const PROCEDURE = `## How a verdict is reached

1. The officer's **row** is found by personnel type, level, allowance, standing, position or wage. Without a row: review
   (permanent employees below the lowest wage: not eligible).
2. The **conditions on every officer** are tested. One that is not met makes the officer not eligible, even when others are open.
3. **Contradictory data** make it review.
4. The **steps** for classes above the one held are tested. If the highest class of the row (or one above
   it) is held: not eligible. If the row has no first class and the officer lacks the class that its steps begin with: review.
5. Of the steps that are met, the highest class is nominated (policy switch \`whichClass\`). A step that cannot be tested,
   because data or an amount are missing, makes it review when it is above the highest step that is met. The class shown is
   then the one that is sure, or else the lowest one that is open.
6. Not eligible: the **nearest step** is the one that is met in the first later round if only time passes, at most until
   retirement; a step that waits for a salary, a class or a decision has no such round.
7. The same officer is judged again under every other value of every policy switch but \`skilledUnknown\`, with the cut-off
   day one day earlier and later, without adding item 18 to service, with HEAD at Y where it is empty, and with an award of
   January as one of the birthday before. Where the verdict or the class differs, a **note** says so.
8. A question that the roster leaves open (\`SKILLED_UNKNOWN\`, \`SERVICE_BROKEN\`, \`EARLIER_SERVICE_UNKNOWN\`) makes it review only
   where the answer changes the verdict; the reason says what each answer gives.
9. A **cell that cannot be read** is tried with every value that makes a difference. What all of them have in common is certain;
   where they differ, it is review (\`UNREADABLE_CELL\`), and where they do not, there is a note (\`CELL_NOT_NEEDED\`).
10. For review, each fact that is missing or unsure is tried in the same way, to say **what would settle it**. For not eligible,
    the unmet conditions of the nearest step are taken as met by just as much as they lack: the **smallest change**. It is said
    only if the officer, judged again, is then eligible.

More service, more salary or fewer extra years never turn an eligible officer away. The only upper bound on a salary
(schedules 15 and 17, row 1, clause 2) is the lower bound of clause 3, and the two rows of schedule 25 meet in the same way.

**The days of a round** (${REGULATION_2564.filing.source.en}, ${REGULATION_2564.filing.source.th}, page ${REGULATION_2564.filing.page}): the birthday is 28 July. Papers must reach the Cabinet Secretariat at least
${REGULATION_2564.filing.daysBeforeBirthday} days before it, so by 29 April. Papers may be added for sash classes only, for officers who were promoted or reached the
maximum salary in the meantime, at least ${REGULATION_2564.cutOffDaysBefore} days before it, so by 29 May, which is the **cut-off day** of the remarks on service too.
A level entered after the cut-off day is review; one entered after 29 April, with a class below the sash, carries the note
\`LEVEL_ENTERED_AFTER_FILING\`. Sure: ${REGULATION_2564.filing.sure}.

**Full years** (ปีบริบูรณ์): a year is full when its anniversary is on or before the day to which years are counted.`;

/** The paragraph after the table of countings. */
const RETIREMENT = `Retirement: 30 September of the year in which the age of ${REGULATION_2564.retirement.age} is reached; a year later for officers born from 2 October on.`;

function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

function wordsOf(condition: Condition): string {
  switch (condition.kind) {
    case 'positionYears':
      return `position ≥ ${condition.years} years`;
    case 'heldYears':
      return condition.years === 0 ? `holds ${condition.class}` : `held ${condition.class} ≥ ${condition.years} years`;
    case 'salaryAtLeast':
      return `salary ≥ ${nameOfAmount(condition.amount).en}`;
    case 'salaryBelow':
      return `salary < ${nameOfAmount(condition.amount).en}`;
    case 'salaryFiveYearsAgoAtLeast':
      return 'the same five years ago';
    case 'retirementYear':
      return 'in the year of retirement only';
    case 'daysInOffice':
      return `in office ≥ ${condition.days} days without a break${condition.together === null ? '' : ` (or ≥ ${condition.together} in several offices)`}`;
    case 'yearsInOffice':
      return `in office ≥ ${condition.years} ${condition.years === 1 ? 'year' : 'years'}`;
    case 'paidByOwnLaw':
      return 'paid by the law on the administration';
  }
}

function wordsOfSteps(steps: readonly Step[]): string {
  return steps
    .map(({ clause, class: stepClass, conditions }) => {
      const number = clause === null ? '' : `${clause}. `;
      return `${number}${stepClass}${conditions.length === 0 ? '' : `: ${conditions.map(wordsOf).join(' and ')}`}`;
    })
    .join('<br>');
}

function wordsOfRounds({ from, to }: Rounds): string {
  return to === null ? `${from} on` : `${from} to ${to}`;
}

function wordsOfWho({ who }: Row): string {
  return who
    .map(({ levels: codes, standing, positions, allowance, head, wage }) =>
      [
        ...(standing === undefined ? [] : [standing === 'none' ? 'no standing' : `standing ${standing}`]),
        ...(codes === undefined ? [] : [codes.join(' ')]),
        ...(positions === undefined ? [] : [`position beginning with ${positions.join(', ')}`]),
        ...(allowance === undefined ? [] : [`allowance ${allowance}`]),
        ...(head === undefined ? [] : [head ? 'HEAD' : 'not HEAD']),
        ...(wage === undefined ? [] : [`wage from ${wage.from}${wage.below === null ? '' : ` below ${wage.below}`}`]),
      ].join(', '),
    )
    .join('; or ');
}

function wordsOfBaht(baht: Amount['baht']): number | string {
  if (baht === null) {
    return 'not set';
  }
  return typeof baht === 'number'
    ? baht
    : `${baht.band} or ${baht.temporary} (policy switch \`salaryMinimum\`: band or temporary)`;
}

function wordsOfGroups(groups: Readonly<Record<string, SkilledGroup>>): string {
  const answers = Object.values(groups).map(({ name, isComparable, sure }) => {
    const answer = isComparable === null ? 'open' : isComparable ? 'yes' : 'no';
    return `${name.en}: ${answer} (${sure})`;
  });
  const sources = [...new Set(Object.values(groups).map(({ source }) => source))];
  return `Where SKILLED is empty, the group of jobs that the level names answers it (note \`SKILLED_BY_GROUP\`): ${answers.join('; ')}; ${sources.join('; ')}.`;
}

function wordsOfReinstated(remark: Remark | null, cite: (remark: Remark) => string): string {
  return remark === null
    ? 'It does not say how the service of reinstated officers (REINSTATED) is counted.'
    : `Reinstated officers (REINSTATED): ${cite(remark)}.`;
}

function schedule(given: Schedule): string {
  const cite = (remark: Remark) => `${nameOfRemark(given.number, remark.number).en}, page ${remark.page}`;
  const { serviceRemark, reinstatedRemark, skilled } = given;
  const remarks = [
    serviceRemark === null
      ? 'It asks for no years of service.'
      : `Service: ${given.serviceYears} full years (${cite(serviceRemark)}).`,
    ...(serviceRemark === null ? [] : [wordsOfReinstated(reinstatedRemark, cite)]),
    ...(skilled === null ? [] : [`The job must ${skilled.job.en} (SKILLED): ${cite(skilled)}. ${skilled.job.th}.`]),
    ...(skilled === null || skilled.groups === null ? [] : [wordsOfGroups(skilled.groups)]),
  ];
  const wordsOfService = ({ serviceYears, serviceRemark: remark }: Row) =>
    serviceYears === undefined || remark === undefined
      ? ''
      : `<br>service: ${serviceYears} full years (${cite(remark)})`;
  return [
    `### Schedule ${given.number}: ${given.name.en} (page ${given.page})`,
    `${given.name.th}. ${remarks.join(' ')}`,
    table(
      ['row', 'position', 'who', 'first', 'highest', 'steps', 'rounds', 'page', 'sure'],
      given.rows.map((row) => [
        row.number,
        `${row.name.th}<br>${row.name.en}${wordsOfService(row)}${row.noRetirementAge === undefined ? '' : `<br>no retirement age (${row.noRetirementAge.sure}: ${row.noRetirementAge.source})`}`,
        wordsOfWho(row),
        row.first ?? '–',
        row.highest,
        wordsOfSteps(row.steps) +
          (row.roundsBetween === undefined ? '' : `<br>(rounds between two awards: ${row.roundsBetween})`),
        wordsOfRounds(row.rounds),
        row.page,
        row.sure,
      ]),
    ),
  ].join('\n\n');
}

const TO_CONFIRM = `## To confirm by an insignia officer

Points on which the regulation is silent, or on which this project had to choose. Each is judged as written here.

1. **The policy switches** above.
2. **The edge of the cut-off day.** A period that becomes full, or a level that is entered, on 29 May counts; on 30 May it
   does not. The note \`CUT_OFF_EDGE\` is given where 28, 29 or 30 May decides.
3. **Item 11, consecutive rounds.** The round of an award is the Buddhist Era year of L_INS_DATE. An award in the year before,
   or in the year of the round before its birthday, bars; an award on or after the birthday of the round is for review. Rows that
   rise every year are exempt as whole rows, but rise by one class a year: an award in the year of the round bars there too.
   L_INS_DATE may be the day of the Gazette, which prints awards until the January after their round. Such an award bars as
   one of the later year, and its years of holding are counted from that day; the note \`AWARD_IN_JANUARY\` says the verdict
   if it is of the birthday before.
4. **Item 17, in post.** With a RESIGN_DATE before 28 July the officer is out of post on the birthday; after it, in post. 28 July
   itself can be the last day in post or the first day out of it: it counts as in post, with the note \`IN_POST_EDGE\`.
5. **Item 17 (3), retired by age**, means RESIGN_DATE on 30 September or 1 October of the year of retirement by the birth date. The
   years are counted to 30 September and the verdict is review. The item sets no time limit, so this holds for a retirement in
   any earlier year, not only in the year before; salaries are still compared with the amounts of the round. An officer who
   leaves on another day, or after an extension of service, counts as not in post.
6. **“In the year of retirement only”** (schedule 16, row 4; schedule 17, rows 9 and 12) is read as the round of that year, whose
   birthday comes before 30 September. Whether an officer who has retired by age may still be nominated for that class in a
   later round, by item 17 (3), is open: review.
7. **Past retirement age, no RESIGN_DATE**: review, because service may have been extended. Rows 5 to 7 of schedule 26 are
   taken to have no retirement age. The schedule does not say so; where it decides, there is the note \`NO_RETIREMENT_AGE\`.
8. **A level entered late** (items 13 and 17). After the cut-off day: review, because an insignia officer must decide by which level to
   nominate. Before it, no day of item 13 bars by itself: a roster does not show whether the papers were sent in time.
9. **Item 17 (4)** (accused, left, and cleared later) cannot be seen in a roster: the insignia officer adds such cases by hand.
   **Item 17 (5)** with schedule 31 (outstanding merit, a disability from duty) is review where SPECIAL_MERIT says so. Item 12,
   the skilled category and the bar on consecutive rounds hold there too.
10. **Item 12 (5) and (6)** have exceptions (negligence, petty offences, fines only, cases that the public prosecutor defends):
    the person who sets the flag IMPRISONED or ACCUSED considers them first.
11. **Item 18** (pages 7 and 8) on service, on the five years at a salary (more than five years back is not in the roster: review)
    and on a step without a period (review). For periods above five years only the appraisals of five years count: the
    person who fills EXTRA_YEARS counts them so.
12. **Five years at a salary** are shown by two salaries, now and five years ago; a lower salary in between is not visible. A step
    that waits for them names no first round, although today's salary would show it in five years.
13. **Reinstated officers and broken service**: remark 2 is in schedules 15 (page 18) and 16 (page 22) only, and joins service only
    after work approved by the cabinet whose time counts towards the pension; no column tells why an officer left. Where service
    may be joined, the time between counts too. The flag REINSTATED always makes it review. Days of leaving and returning
    (RESIGN_DATE with RETURN_DATE) make it review only where joining or not changes the verdict, under every schedule; the first
    possible round is then one in which both ways of counting agree, and the long-service medal is not proposed while it depends
    on joining. A return on the day of leaving is a transfer. A return up to BEG_DATE shows service before it: BEG_DATE may be the
    day of the last entry, and how long the service before it was is not known. It is not counted (note \`EARLIER_SERVICE\`). Where
    service since BEG_DATE is too short, it is review under every schedule, unless something else bars. The years in the level are
    counted from BEG_POS_DATE even across a break: the schedules ask for unbroken service, and say nothing of unbroken years in
    the level.
14. **Schedule 16, rows 3 and 4** are distinguished by the beginning of POS_NAME; any other position is review. An empty STANDING
    counts as no standing; in คศ. 3 to 5 with the note \`STANDING_EMPTY\`. ครูผู้ช่วย is in no row.
15. **Schedule 15, rows 15 and 16**: an empty HEAD counts as N. Row 16 takes equivalent positions too, so the note \`HEAD_EMPTY\`
    says the verdict under it, where that is another.
16. **Rows 9 and 14 of schedule 15, row 6 of schedule 16**: an officer who holds any class rises by one class a year, in the
    order of item 11; an officer without a class is review.
17. **The skilled category**: schedule 25 also takes jobs whose name and nature are a civil servant's; schedule 26 does
    not say so. In both, SKILLED is the agency's statement. Where it is empty, the group of a permanent employee's job answers it:
    that ช and ท compare to the skilled category and บ does not is derived, not read in the regulation.
18. **Permanent employees** are placed by their wage against the minima of civil servants' levels; their POS_LEV and BEG_POS_DATE
    are not used. Schedule 25, remark 2 (page 40) includes those of local government and excludes those paid from a revolving
    fund (ลูกจ้างเงินทุนหมุนเวียน): no column shows this, so the agency leaves them out of the roster.
19. **Government employees**: schedule 26, remark 3 (page 41) names those of ส่วนราชการ, parliament, courts and independent bodies, but
    not those of local government, which schedule 25 names. Whether it covers the administration's พนักงานราชการ is open: the
    policy switch \`governmentEmployeeSchedule\` decides, and every verdict that it changes carries a note.
20. **Amounts not found yet**: the minimum of คศ. 3, the maxima of อำนวยการท้องถิ่น กลาง and บริหารท้องถิ่น กลาง. A step that tests one
    is review. The maximum of คศ. 3 is from news pages only: the note \`UNSURE_AMOUNT\` is given where it can decide.
21. **Chapter 4** (pages 9 and 10): a foreigner (NATIONALITY, item 23) and one who has died (STATUS_EXP, item 24) are review, whatever
    items 11, 12 and 18 say, because those do not hold for them. An empty NATIONALITY counts as Thai; a text that names no known
    nationality, also one that names an ethnicity (เชื้อชาติ), is review. Item 22 is on urgent nominations of anyone, so a roster
    of a round does not show it.
22. **Kinds of personnel in no schedule** (ลูกจ้างชั่วคราว and others): not eligible, item 12 (3), whatever else the row says.
23. **A second role** (a teacher who acts as head of a school, an officer of two schedules): the verdict follows PERSONAL_TYPE
    and the beginning of POS_NAME. The note \`SECOND_ROLE\` is given where POS_NAME names a position of another row behind the
    first, or where STANDING or HEAD is filled that only another schedule asks for.
24. **The long-service medal** follows another law: only service up to the birthday, the conditions named above and MEDAL are tested.
25. **Schedules 4 and 5** (pages 6 and 7). “Every other year” is a step on the class below, held, under item 11: a round lies between
    two awards. The days in office begin with BEG_POS_DATE, so BEG_POS_DATE is the day of taking the office. The year before
    the first sash (schedule 4, row 5) is counted as the days are, because remark 3 names no day; whether time as another adviser
    counts for it is open. Item 17 (1) and (2), on those who left, is on political officers, so on schedule 4 and not on the
    councils: review. Schedule 31 leaves out both (its remark 1). A person of two offices is judged by the one in POS_NAME.`;

const HOW_TO = `## How to change a rule

- **An amount changes**: end the old entry in \`amounts\` (\`to\`) and add one with its \`from\` and source. A gap or an overlap is an error
  when the rule set is loaded.
- **An amount is confirmed**: set the day and the source of its \`stillRightOn\`.
- **A row changes from a round on**: end the old row (\`rounds.to\`) and add the new one beside it.
- **A regulation is amended**: the same, or a new rule set with its own \`id\`.
- **A schedule is added**: a file like \`schedule-5.ts\`; for a new kind of personnel, its name in \`PERSONNEL_TYPES\`, its words in
  \`personnel.ts\`, and its levels, if it has any, in \`levels.ts\`. A personnel type may have several schedules, or none. A fact
  that the roster does not have yet is a column of its own and a kind of \`Condition\` with its test in \`conditions.ts\`.
- **Schedule 14** (page 17: royal academicians, members of royally appointed committees and their subcommittees) needs data
  alone: a personnel type, rows by \`positions\` that name the committees, ladders of 5 years (row 3: 8 from ป.ม. on, and 10
  for ม.ป.ช.), \`positionYears\` of 2 on every step, \`serviceYears: null\`, and \`noRetirementAge\`.
- **Schedule 27** (pages 43 and 44: state enterprises and public organisations): ladders of 5 years, 8 years of service and
  5 years in post for the first class of row 1 are data. New are a flag that the post is one of command (remark 2), the years
  as head of another body that may be joined (remark 4, row 5), and, by hand, bodies with other posts (remark 5).
- **Schedule 29** (pages 47 and 48: universities): ladders of 5 years, 5 years of service and rows by academic or administrative
  post are data. New are three flags: paid from the state budget (remark 2), a degree asked for on hiring (remark 3, row 1)
  and a post by contract, which needs 2 years (remark 6, rows 8 and 9); and the years before a change of status that may be
  joined (remark 4). Former civil servants stay under their schedule (remark 5): PERSONAL_TYPE says so already.
- Then \`npm run docs\`, and a row in \`test/eligibility/examples/\` for each clause: a test fails while one is missing.`;

/** The text of docs/rules.md. */
export function rulesDocument(): string {
  const { general, countings, schedules, amounts, medal } = REGULATION_2564;
  return `${[
    INTRODUCTION,
    PROCEDURE,
    table(
      ['counted', 'from', 'to', 'source', 'page', 'sure'],
      countings.map(({ counted, from, to, source, pages, sure, policy }) => [
        counted,
        from,
        to,
        source,
        pages.join(', ') || '–',
        policy === undefined ? sure : `${sure}, OPEN (policy switch \`${policy}\`)`,
      ]),
    ),
    RETIREMENT,
    '## Conditions on every officer',
    table(
      ['condition', 'meaning', 'source', 'page', 'sure'],
      general.map(({ name, meaning, source, pages, sure }) => [
        `\`${name}\``,
        `${meaning.th}<br>${meaning.en}`,
        `${source.th}<br>${source.en}`,
        pages.join(', ') || '–',
        sure,
      ]),
    ),
    '## Schedules',
    'The policy switch `civilServantSchedule` decides the schedule of civil servants. `held X` means that X is the class held now.',
    ...schedules.map(schedule),
    `### ${medal.name.en} (${medal.name.th})`,
    `${medal.serviceYears} full years of service on the birthday, for ${medal.personnelTypes.join(' and ')}, if it is not held yet (MEDAL) and these conditions are met: ${medal.alsoNeeds
      .map((name) => `\`${name}\``)
      .join(', ')}. It is independent of the verdict on a class. Sure: ${medal.sure} (${medal.source}).`,
    '## Amounts, in baht a month',
    table(
      ['amount', 'baht', 'from', 'to', 'sure', 'source', 'still right on'],
      amounts.map(({ name, baht, from, to, sure, source, stillRightOn }) => [
        `\`${name}\` ${nameOfAmount(name).th}`,
        wordsOfBaht(baht),
        from,
        to ?? '–',
        sure,
        source,
        stillRightOn === null ? '–' : `${stillRightOn.day} (${stillRightOn.source})`,
      ]),
    ),
    'A round that begins (on 1 January) more than two years after the day on which an amount was still right is judged with a warning: in the heading of `evaluate`, in `ruleSet.warnings` of the result and the notification, and in the log.',
    '## Policy switches',
    'The points that the regulation leaves open, set in `config/policy.json`. A verdict that another value would change carries the note; under `skilledUnknown` the reason or the note says what the other answer gives.',
    table(
      ['switch', 'values (default first)', 'question', 'reason for the default', 'note'],
      Object.entries(POLICY_SWITCHES).map(([name, { allowed, default: usual, question, reason, note }]) => [
        `\`${name}\``,
        [usual, ...allowed.filter((value) => value !== usual)].map((value) => `\`${value}\``).join(', '),
        `${question.th}<br>${question.en}`,
        `${reason.th}<br>${reason.en}`,
        `\`${note}\``,
      ]),
    ),
    TO_CONFIRM,
    HOW_TO,
    '## Levels',
    table(
      ['code', 'level', 'of'],
      LEVELS.map((level) => [level.code, `${nameOfLevel(level)}<br>${level.en}`, level.personnelType]),
    ),
    '## Classes, lowest first (item 11, pages 3 and 4)',
    table(
      ['', 'class', 'name', 'form'],
      CLASSES.map(({ rank, abbreviation, th, en, form }) => [rank, abbreviation, `${th}<br>${en}`, form]),
    ),
    '## Reasons and notes',
    'The closed list. `{…}` stands for a value of the officer or the rule.',
    table(
      ['code', 'used for', 'sentence'],
      Object.entries(REASON_TEXTS).map(([code, { use, th, en }]) => [`\`${code}\``, use, `${th}<br>${en}`]),
    ),
  ].join('\n\n')}\n`;
}

if (import.meta.main) {
  writeFileSync(new URL('../docs/rules.md', import.meta.url), rulesDocument());
}
