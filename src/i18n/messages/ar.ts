import type { AffiliateKind } from '../../schemas/affiliate.ts';
import { grammarOf } from '../grammar.ts';
import type { Messages } from './en.ts';

/**
 * الخطاب بصيغة الجمع، ولا فعل يدل على جنس صاحب التوصية. أسماء الفئات معرّفة («المطاعم»، «عيادات الأسنان»)، والعدد يسبقها
 * بـ«من» فلا يتغير إعرابها.
 */
const { join } = grammarOf('ar');

/** «للمطاعم»، «لعيادات الأسنان». */
const to = (audience: string) => join('ل', audience);

const someone: Record<AffiliateKind, (program: string) => string> = {
  customer: (program) => `شركة تعمل مع ${program}`,
  partner: (program) => `أحد شركاء ${program}`,
  influencer: () => 'حساب تتابعونه',
  vendor: (program) => `مورّد يعرف ${program}`,
  employee: (program) => `عضو في فريق ${program}`,
  other: () => 'شخص تعرفونه',
};

const FRIENDS: Readonly<Record<Intl.LDMLPluralRule, string>> = {
  zero: 'توصية',
  one: 'توصية',
  two: 'توصيتان',
  few: 'توصيات',
  many: 'توصية',
  other: 'توصية',
};
const plural = new Intl.PluralRules('ar');

/** What is counted, in each of the six forms; `#` is the number, where it is written. */
type Forms = Readonly<Record<Intl.LDMLPluralRule, string>>;

const countOf = (count: number, forms: Forms) => forms[plural.select(count)].replace('#', String(count));

const IMAGES: Forms = {
  zero: 'لا صور',
  one: 'صورة واحدة',
  two: 'صورتان',
  few: '# صور',
  many: '# صورة',
  other: '# صورة',
};
const TEXTS: Forms = {
  zero: 'لا نصوص',
  one: 'نص واحد',
  two: 'نصان',
  few: '# نصوص',
  many: '# نصًا',
  other: '# نص',
};
const NEW_IMAGES: Forms = {
  zero: 'لا صور جديدة',
  one: 'صورة جديدة',
  two: 'صورتان جديدتان',
  few: '# صور جديدة',
  many: '# صورة جديدة',
  other: '# صورة جديدة',
};
const CHANGED_IMAGES: Forms = {
  zero: 'لا صور معدّلة',
  one: 'صورة معدّلة',
  two: 'صورتان معدّلتان',
  few: '# صور معدّلة',
  many: '# صورة معدّلة',
  other: '# صورة معدّلة',
};
const BUNDLED: Forms = {
  zero: 'كل الحقائب',
  one: 'الحقيبة كلها',
  two: 'الحقيبتان كلتاهما',
  few: 'الحقائب كلها، وعددها #',
  many: 'الحقائب كلها، وعددها #',
  other: 'الحقائب كلها، وعددها #',
};

export const ar: Messages = {
  quote: (text) => `«${text}»`,
  pair: (first, second) => `${first}، ${second}`,
  list: (parts) => parts.filter(Boolean).join('، '),
  minutes: (minutes) =>
    ({
      zero: 'أقل من دقيقة للقراءة',
      one: 'دقيقة واحدة للقراءة',
      two: 'دقيقتان للقراءة',
      few: `${minutes} دقائق للقراءة`,
      many: `${minutes} دقيقة للقراءة`,
      other: `${minutes} دقيقة للقراءة`,
    })[plural.select(minutes)],
  skip: 'الانتقال إلى المحتوى',
  language: 'اللغة',
  menu: 'صفحات الموقع',
  nav: {
    home: (program) => `برنامج التوصية من ${program}`,
    useCases: 'الاستخدامات',
    caseStudies: 'قصص العملاء',
    guides: 'الأدلة العملية',
  },
  footer: {
    program: (program) => `أوصوا أنتم أيضًا بتجربة ${program}`,
    home: (program) => `عن ${program}`,
    privacy: 'لا تستخدم هذه الصفحة ملفات تعريف الارتباط.',
  },

  someone: (kind, program) => someone[kind](program),
  recommends: (program, audience) => `· توصية بتجربة ${program} ${to(audience)}`,
  recommendsShort: (program) => `· توصية بتجربة ${program}`,
  forAudience: (program, audience) => `${program} ${to(audience)}`,
  title: (page, program) => `${page} · ${program}`,
  cardOf: ({ name, tagline }) => `${name}: ${tagline}`,
  recommendation: (who, program, audience) => `توصية من ${who}: ${program} ${to(audience)}`,
  disclosure: (name, kind, program) => {
    if (name === null) {
      if (kind === 'employee') return `من أوصى لكم بهذه الصفحة يعمل في ${program}، وينال مكافأة إذا سجّلتم.`;
      if (kind === 'partner') return `من أوصى لكم بهذه الصفحة شريك لدى ${program}، وينال مكافأة إذا سجّلتم.`;
      return 'من أوصى لكم بهذه الصفحة ينال مكافأة إذا سجّلتم.';
    }
    if (kind === 'employee') return `هذه توصية من فريق ${program}: إذا سجّلتم، تُصرف مكافأة إلى ${name}.`;
    if (kind === 'partner') return `هذه توصية من شريك لدى ${program}: إذا سجّلتم، تُصرف مكافأة إلى ${name}.`;
    return `إذا سجّلتم، تُصرف مكافأة إلى ${name}.`;
  },

  offer: {
    through: (name) => (name === null ? 'عبر هذا الرابط' : `عبر رابط ${name}`),
    forFriends: 'لمن يأتي بتوصية من عميل',
    until: 'حتى',
    afterwards: (what) => `وبعد ذلك: ${what}`,
    ended: (gift, day) => `انتهى عرض «${gift}» في ${day}.`,
    withEnd: (gift, day) => `${gift} (حتى ${day})`,
    coupon: 'رمزكم',
    conditions: 'الشروط',
  },

  proof: {
    title: (audience) => `أرقام من ${audience}`,
    how: 'كيف قسنا هذه الأرقام',
    over: (figure) => `أكثر من ${figure}`,
    label: {
      accounts: (audience, program) => `من ${audience} تعمل مع ${program}`,
      retention: 'ما زالوا عملاء بعد عام من التسجيل',
      stillCustomers: 'من كل من سجّل يومًا ما زالوا عملاء',
      ltv: 'قيمة العميل الواحد',
      recommend: (program) => `يوصون بتجربة ${program} بدرجة 9 أو 10 من 10`,
      satisfaction: (program) => `يمنحون ${program} درجة 4 أو 5 من 5`,
      orMore: (label, audience) => `${label}، أو أكثر، لدى نصف ${audience}`,
      orLess: (label, audience) => `${label}، أو أقل، لدى نصف ${audience}`,
      onAverage: (label) => `${label}، في المتوسط`,
    },
    method: (formula, { n, audience, program, days }) =>
      ({
        count: `عدد عملائنا من ${audience}، مقرّبًا إلى الأدنى.`,
        'retained-12-months': `نسبة من ظلوا عملاء بعد 12 شهرًا من التسجيل، من بين ما لا يقل عن ${n} من ${audience} سجّلت قبل 12 شهرًا أو أكثر. النسبة مقرّبة إلى الأدنى.`,
        'still-customers': `نسبة من ما زالوا عملاء من بين ما لا يقل عن ${n} من ${audience} في سجلاتنا، مقرّبة إلى الأدنى.`,
        median: `القياس على ما لا يقل عن ${n} من ${audience}: نصفها عند هذا الرقم أو فوقه.`,
        'median-at-most': `القياس على ما لا يقل عن ${n} من ${audience}: نصفها عند هذا الرقم أو دونه.`,
        mean: `متوسط ما لا يقل عن ${n} من ${audience}، بعد التقريب.`,
        promoters: `نسبة من أعطوا 9 أو 10 من 10 عند سؤالهم هل يوصون بتجربة ${program}، من بين ما لا يقل عن ${n} من ${audience}. يُحتسب لكل عميل آخر جواب في الأشهر الاثني عشر الأخيرة، والنسبة مقرّبة إلى الأدنى.`,
        satisfied: `نسبة من أعطوا ${program} درجة 4 أو 5 من 5، من بين ما لا يقل عن ${n} من ${audience}. يُحتسب لكل عميل آخر جواب في الأشهر الاثني عشر الأخيرة، والنسبة مقرّبة إلى الأدنى.`,
        'days-until-half': `القياس على ما لا يقل عن ${n} من ${audience}: بلغ نصفها ذلك في هذه المدة. ومن لم يبلغه يُحتسب في النصف الآخر.`,
        'share-within-days': `النسبة من بين ما لا يقل عن ${n} من ${audience} سجّلت قبل ${days} يومًا أو أكثر، مقرّبة إلى الأدنى.`,
      })[formula],
    signedUp: (from, to_) => (from === to_ ? `سجّلوا في ${from}.` : `سجّلوا بين ${from} و${to_}.`),
    answered: (from, to_) => (from === to_ ? `أجابوا في ${from}.` : `أجابوا بين ${from} و${to_}.`),
    asOf: (month) => `البيانات حتى ${month}.`,
    sentence: (formula, { figure, label, n, audience, program }) =>
      ({
        count: `ما لا يقل عن ${n} من ${audience} تعمل مع ${program}`,
        'retained-12-months': `من بين ما لا يقل عن ${n} من ${audience} سجّلت قبل عام أو أكثر، ظل ${figure} عملاء بعد 12 شهرًا`,
        'still-customers': `من بين ما لا يقل عن ${n} من ${audience} في سجلات ${program}، ما زال ${figure} عملاء`,
        median: `في قياس شمل ما لا يقل عن ${n} من ${audience} مع ${program}: ${figure} ${label}، أو أكثر، لدى نصفها`,
        'median-at-most': `في قياس شمل ما لا يقل عن ${n} من ${audience} مع ${program}: ${figure} ${label}، أو أقل، لدى نصفها`,
        mean: `${figure} ${label}: هذا متوسط ما لا يقل عن ${n} من ${audience} مع ${program}`,
        promoters: `من بين ما لا يقل عن ${n} من ${audience} أجابت في الأشهر الاثني عشر الأخيرة، يوصي ${figure} بتجربة ${program} بدرجة 9 أو 10 من 10`,
        satisfied: `من بين ما لا يقل عن ${n} من ${audience} أجابت في الأشهر الاثني عشر الأخيرة، يمنح ${figure} ${program} درجة 4 أو 5 من 5`,
        'days-until-half': `في قياس شمل ما لا يقل عن ${n} من ${audience} مع ${program}: ${figure} ${label}، أو أقل، لدى نصفها`,
        'share-within-days': `من بين ما لا يقل عن ${n} من ${audience} مع ${program}: ${figure} ${label}`,
      })[formula],
    short: (formula, { figure, label, n, audience, program }) =>
      ({
        count: `ما لا يقل عن ${n} من ${audience} تعمل مع ${program}`,
        'retained-12-months': `${figure} ما زالوا عملاء بعد عام (ما لا يقل عن ${n} من ${audience})`,
        'still-customers': `${figure} ما زالوا عملاء (ما لا يقل عن ${n} من ${audience})`,
        median: `${figure} ${label} (وسيط ما لا يقل عن ${n} من ${audience})`,
        'median-at-most': `${figure} ${label} (وسيط ما لا يقل عن ${n} من ${audience})`,
        mean: `${figure} ${label} (متوسط ما لا يقل عن ${n} من ${audience})`,
        promoters: `${figure} يوصون بتجربة ${program} (9 أو 10 من 10، ما لا يقل عن ${n} من ${audience})`,
        satisfied: `${figure} يمنحون ${program} درجة 4 أو 5 من 5 (ما لا يقل عن ${n} من ${audience})`,
        'days-until-half': `${figure} ${label} (وسيط ما لا يقل عن ${n} من ${audience})`,
        'share-within-days': `${figure} ${label} (ما لا يقل عن ${n} من ${audience})`,
      })[formula],
  },

  story: {
    own: (name) => `القصة كما عاشها فريق ${name}`,
    other: 'قصة أحد العملاء',
    read: 'اقرؤوا القصة كاملة',
    translated: (language) => `مترجم عن ${language}`,
  },
  pains: {
    title: 'هل يشبه هذا أسبوعكم؟',
    guide: 'ما الذي يساعد',
  },
  useCases: {
    title: (audience, program) => `ماذا تفعل ${audience} مع ${program}`,
    all: 'كل الاستخدامات',
  },
  steps: {
    title: 'كيف تبدأ الرحلة',
    intro: 'الخطوات الأولى التي تجمع العملاء الذين يستمرون.',
  },
  questions: { title: 'قبل أن تسألوا' },

  program: {
    title: (program) => `أوصوا بتجربة ${program}`,
    description: (program, friend, referrer) =>
      `أوصوا زملاء المهنة بتجربة ${program}. لهم: ${friend}. ولكم: ${referrer}.`,
    kicker: (program) => `برنامج التوصية من ${program}`,
    headline: 'أوصوا بنا، وليربح الطرفان.',
    lead: (program) =>
      `أنتم أدرى بمن يسعده أن يعرف ${program}. أرسلوا إليه صفحة تتحدث عن مجال عمله، وعليها اسمكم.`,
    friendGets: 'لمن توصون له',
    youGet: 'لكم',
    join: 'انضموا إلى البرنامج',
    start: (program) => `ابدؤوا مع ${program}`,
    how: 'كيف يعمل البرنامج',
    steps: [
      {
        title: 'تصلكم صفحات وحقيبة جاهزة',
        text: 'صفحة لكل مجال تعرفون أهله، مع صور ومنشورات ورسائل تحمل كلها رابطكم الخاص.',
      },
      {
        title: 'تخبرون من تعرفون',
        text: 'انشروها أو أرسلوها أو اطبعوا رمز QR. واذكروا أن لكم مكافأة: كل نص في الحقيبة يذكر ذلك أصلًا.',
      },
      {
        title: 'يبدؤون، وتصلكم المكافأة',
        text: 'ما إن يدفع العميل الجديد أول فاتورة حتى تكون مكافأتكم في الطريق.',
      },
    ],
    tiers: 'كلما زادت التوصيات، كبرت المكافأة',
    friends: (count) => FRIENDS[plural.select(count)],
    niches: 'صفحة لكل مجال',
    nichesIntro: 'كل صفحة مكتوبة لنوع واحد من الأعمال، بأرقام من عملاء يشبهونه.',
    stories: 'ما الذي سيقولونه لكم',
    terms: 'الشروط بلغة واضحة',
  },
  choose: {
    headline: 'ما مجال عملكم؟',
    lead: (program) => `اختاروا مجالكم لتروا ما يقدمه ${program} لأماكن تشبه مكانكم.`,
  },
  redirect: (program) => `إلى ${program}`,
  go: 'متابعة',
  library: {
    useCases: {
      title: 'الاستخدامات',
      lead: (program) => `ما الذي يُنجَز مع ${program}، مهمة بعد مهمة.`,
    },
    caseStudies: { title: 'قصص العملاء', lead: 'ما الذي تغيّر، على لسان من عاشوا التغيير.' },
    guides: {
      title: 'الأدلة العملية',
      lead: 'عون في أصعب جوانب العمل، سواء كنتم تستخدمون منتجنا أم لا.',
    },
    madeFor: 'صفحات لمجال عملكم',
    more: 'اقرؤوا أيضًا',
    back: 'كل الأدلة',
    allStories: 'كل القصص',
    results: 'بالأرقام',
    company: 'الشركة',
  },
  search: {
    label: 'البحث في المكتبة',
    filter: 'البحث في',
    all: 'الكل',
    kinds: { 'use-case': 'الاستخدامات', 'case-study': 'القصص', guide: 'الأدلة' },
    none: (query) => `لا نتائج عن «${query}». جرّبوا كلمة أقصر.`,
    found: (count) =>
      ({
        zero: 'لا صفحات',
        one: 'صفحة واحدة',
        two: 'صفحتان',
        few: `${count} صفحات`,
        many: `${count} صفحة`,
        other: `${count} صفحة`,
      })[plural.select(count)],
    failed: 'البحث غير متاح الآن. كل شيء موجود في القوائم أدناه.',
  },
  welcome: {
    title: (program) => `أهلًا بكم في ${program}`,
    headline: 'أهلًا بكم. من هنا البداية.',
    lead: (audience, stepsOf) =>
      `الأيام الأولى هي الأهم. ${
        {
          audience: `هذه هي الخطوات التي بدأت بها أنجح ${audience} معنا.`,
          customers: 'هذه هي الخطوات التي بدأ بها أنجح عملائنا.',
          authored: 'إليكم من أين تبدؤون.',
        }[stepsOf]
      }`,
    steps: 'خطواتكم الأولى',
    guides: 'لما يشغل بالكم',
  },
  portal: {
    title: (program) => `حقيبتكم من ${program}`,
    headline: (name) => (name === null ? 'هذه حقيبتكم.' : `${name}، هذه حقيبتكم.`),
    lead: 'صور ونصوص وروابط جاهزة للنشر. كلها تحمل رابطكم الخاص، فتُحتسب كل توصية لكم.',
    private: 'هذه الصفحة لكم وحدكم. شاركوا الحقيبة، لا هذا العنوان.',
    terms: 'شروطكم',
    friendGets: 'لمن توصون له',
    youGet: 'لكم',
    conditions: 'الشروط',
    attribution: 'متى تُحتسب التوصية لكم',
    tiers: 'وكلما زادت التوصيات',
    disclosure: 'اذكروا هذا دائمًا',
    disclosureWhy:
      'من حق الناس أن يعرفوا أن لكم مكافأة. هذا من الإنصاف، وهو في معظم البلدان واجب بالقانون. كل نصوص حقائبكم تذكره أصلًا.',
    everything: 'تنزيل كل شيء',
    everythingZip: (kits) => `ملف ZIP فيه ${countOf(kits, BUNDLED)}`,
    news: 'الجديد لكم',
    newsOf: (day) => `منذ ${day}`,
    newKit: 'حقيبة جديدة',
    newImages: (count) => countOf(count, NEW_IMAGES),
    changedImages: (count) => countOf(count, CHANGED_IMAGES),
    changedTexts: 'نصوص محدّثة',
    isNew: 'جديد',
    kitHolds: (images, texts) => `${countOf(images, IMAGES)}، ${countOf(texts, TEXTS)}`,
    pages: (count) => `صفحات تقود إليها روابطكم: ${count}`,
    pagesWhy: 'تختلف الصفحات في أول ما تقوله. ويقود كل رابط دائمًا إلى الصفحة نفسها، ليتضح أيها أكثر إقناعًا.',
    pageLinks: (count) => `الروابط: ${count}`,
    leadsTo: (page) => `صفحة ${page}`,
    ownLinks: 'روابط لكلماتكم أنتم',
    ownLinksWhy: 'رابط لكل مكان، لتعرفوا لاحقًا أيها أثمر.',
    channels: {
      linkedin: 'LinkedIn',
      x: 'X',
      facebook: 'Facebook',
      instagram: 'نبذة Instagram',
      message: 'WhatsApp والرسائل',
      email: 'البريد الإلكتروني',
      newsletter: 'النشرة البريدية',
      blog: 'الموقع أو المدونة',
    },
    places: {
      posts: 'للمنشورات والقصص',
      links: 'للروابط والبريد',
      banners: 'للمواقع',
    },
    imageLink: 'رابط هذه الصورة',
    copyLink: 'نسخ رابطها',
    allKits: 'كل حقائبكم',
    kits: 'الحقائب',
    page: 'عرض الصفحة',
    download: 'تنزيل الحقيبة كاملة',
    zip: (images, texts) => `ملف ZIP: عدد الصور ${images}، وعدد النصوص ${texts}، مع رمز QR`,
    shortLink: 'الرابط القصير',
    qr: 'رمز QR للطباعة والعروض',
    coupon: 'الرمز الذي تشاركونه',
    images: 'الصور',
    imageSize: (label, width, height) => `${label}، \u2066${width}\u00a0×\u00a0${height}\u2069`,
    formats: {
      og: 'معاينة الرابط',
      square: 'منشور مربع',
      portrait: 'منشور طولي',
      story: 'قصة (ستوري)',
      pinterest: 'دبوس Pinterest',
      email: 'ترويسة للبريد',
      '300x250': 'مستطيل متوسط',
      '336x280': 'مستطيل كبير',
      '300x600': 'نصف صفحة',
      '160x600': 'شريط عمودي',
      '970x250': 'لوحة عريضة',
      '728x90': 'شريط أفقي',
      '970x90': 'شريط أفقي كبير',
      '320x100': 'شريط كبير للهاتف',
      '320x50': 'شريط للهاتف',
    },
    save: 'حفظ',
    headlines: 'العناوين',
    ownHeadline: 'عنوان إضافي',
    texts: 'النصوص',
    subject: 'الموضوع',
    preheader: 'نص المعاينة',
    ownLink: 'الرابط الخاص بهذا النص',
    banners: 'شيفرة لموقعكم',
    copy: 'نسخ',
    copied: 'تم النسخ',
  },
  notFound: {
    title: 'الصفحة غير موجودة',
    headline: 'انتقلت هذه الصفحة',
    lead: 'ربما كان العنوان قديمًا أو فيه خطأ. عودوا من هنا:',
  },
};
