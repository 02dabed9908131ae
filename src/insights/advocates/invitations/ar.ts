import type { InvitationCopy, InvitationFacts } from './invitation-copy.ts';

/** الخطاب بصيغة الجمع، ولا شيء فيه يدل على جنس المخاطَب. */
export const ar: InvitationCopy = {
  typeset: (text) => text,

  greeting: ({ person }) => (person ? `تحية طيبة، ${person.name}،` : 'تحية طيبة،'),

  opening: (facts) => {
    const { program, occasion, since, years } = facts;
    const they = facts.company ?? 'شركتكم';
    if (occasion === 'promoter') return 'منحتمونا درجة عالية جدًا في استبياننا الأخير. شكرًا جزيلًا لكم.';
    if (occasion === 'upgrade') return `توسّعتم مؤخرًا في استخدام ${program}. شكرًا على ثقتكم.`;
    if (occasion === 'has-grown')
      return `صار استخدامكم لبرنامج ${program} اليوم أوسع مما كان في البداية. شكرًا على ثقتكم.`;
    if (occasion === 'anniversary')
      return `مضى على عمل ${they} مع ${program} ${yearsInWords(years)}. شكرًا لبقائكم معنا.`;
    if (occasion === 'early-success')
      return `ما زلتم في بدايتكم مع ${program}، وأنتم تستخدمونه كأنكم تعرفونه منذ سنوات. يسعدنا أن نرى ذلك.`;
    if (occasion === 'said-yes')
      return `قلتم لنا إنكم على استعداد للتوصية بتجربة ${program}. إليكم كل ما تحتاجون إليه.`;
    return since === null
      ? `شكرًا لعملكم مع ${program}.`
      : `تعمل ${they} مع ${program} منذ ${since}. شكرًا على ثقتكم.`;
  },

  result: (result) => `وفي حسابكم نجد: ${result}.`,

  join: (facts) => ({
    subject: `من غيركم ينبغي أن يعرف ${facts.program}؟`,
    paragraphs: [
      `هل تعرفون من قد ينفعه الأمر أيضًا؟ ${rewards(facts)}`,
      `لا يحتاج ذلك إلى أكثر من دقيقتين. سجّلوا هنا لتحصلوا على صفحة ورابط خاصين بكم:\n${facts.link}`,
      'وإن لم يخطر لكم أحد، فلا بأس أبدًا.',
    ],
  }),

  share: (facts) => ({
    subject: `صفحتكم لدى ${facts.program} جاهزة للمشاركة`,
    paragraphs: [
      `صفحتكم الخاصة في انتظار أول من يخطر لكم:\n${facts.link}`,
      rewards(facts),
      'وإن لم يخطر لكم أحد، فلا بأس أبدًا.',
    ],
  }),

  story: (facts) => ({
    subject: facts.company ? `هل تسمحون لنا بأن نروي قصة ${facts.company}؟` : 'هل تسمحون لنا بأن نروي قصتكم؟',
    paragraphs: [
      `نود أن نروي للآخرين كيف تعملون مع ${facts.program}. المطلوب منكم مكالمة من عشرين دقيقة، والكتابة علينا. تقرؤون كل كلمة قبل غيركم، وتحددون كتابةً ما يجوز نشره وإلى متى، ولكم أن ترجعوا عن موافقتكم في أي وقت.`,
      `وستتصدر قصتكم صفحتكم الخاصة:\n${facts.link}`,
      'إن أعجبتكم الفكرة، فأجيبونا بيوم يناسبكم. وإن لم تعجبكم، فلا بأس أيضًا.',
    ],
  }),

  renew: (facts) => ({
    subject: facts.company ? `هل تعود قصة ${facts.company} إلى صفحاتنا؟` : 'هل تعود قصتكم إلى صفحاتنا؟',
    paragraphs: [
      `${facts.storyUntil ? `كنتم قد سمحتم لنا برواية قصتكم حتى ${facts.storyUntil}` : 'كنتم قد سمحتم لنا برواية قصتكم'}، ولم تعد منذ ذلك الحين على صفحاتنا. ويسعدنا أن نعرضها من جديد. اقرؤوها وغيّروا ما لم يعد صحيحًا، وأخبرونا كتابةً إلى متى يجوز أن تبقى. ولكم أن ترجعوا عن موافقتكم في أي وقت.`,
      `وستتصدر صفحتكم الخاصة مرة أخرى:\n${facts.link}`,
      'وإن فضّلتم ترك الأمر كما هو، فلا حاجة إلى الرد.',
    ],
  }),

  closing: 'مع أطيب التحيات',
  smallPrint: (conditions) => `الشروط: ${conditions}`,
  optOut: 'إن كنتم لا ترغبون في رسائل كهذه، فأجيبوا بعبارة «لا، شكرًا» ولن نسأل مرة أخرى.',
};

function yearsInWords(years: number): string {
  if (years === 1) return 'عام كامل';
  if (years === 2) return 'عامان';
  return years <= 10 ? `${years} أعوام` : `${years} عامًا`;
}

function rewards({ program, friend, referrer, ends }: InvitationFacts): string {
  const until = ends === null ? '' : ` يسري العرض حتى ${ends}.`;
  return `كل من يأتي إلى ${program} عن طريقكم نعده بما يلي: «${friend}». ولكم أنتم: ${referrer}.${until}`;
}
