import type { AffiliateKind } from '../../schemas/affiliate.ts';
import type { Messages } from './en.ts';

/** 店長・管理者に話す丁寧体。個人名には「さん」を付け、欧文と和文の間に空白は入れない。 */
const someone: Record<AffiliateKind, (program: string) => string> = {
  customer: (program) => `${program}をお使いの企業`,
  partner: (program) => `${program}のパートナー`,
  influencer: () => 'フォロー中の方',
  vendor: (program) => `${program}をよく知るお取引先`,
  employee: (program) => `${program}の社員`,
  other: () => 'お知り合いの方',
};

export const ja: Messages = {
  quote: (text) => `「${text}」`,
  pair: (first, second) => `${second} ${first}`,
  list: (parts) => parts.filter(Boolean).join('、'),
  minutes: (minutes) => `${minutes}分で読めます`,
  skip: '本文へ移動',
  language: '言語',
  menu: 'サイト内メニュー',
  nav: {
    home: (program) => `${program} 紹介プログラム`,
    useCases: '活用シーン',
    caseStudies: '導入事例',
    guides: 'お役立ちガイド',
  },
  footer: {
    program: (program) => `${program}を紹介する`,
    home: (program) => `${program}について`,
    privacy: 'このページではCookieを使用していません。',
  },

  someone: (kind, program) => someone[kind](program),
  recommends: (program, audience) => `より、${audience}の皆さまへ${program}のご紹介です`,
  recommendsShort: (program) => `より、${program}のご紹介です`,
  forAudience: (program, audience) => `${audience}のための${program}`,
  title: (page, program) => `${page}｜${program}`,
  cardOf: ({ name, tagline }) => `${name}：${tagline}`,
  recommendation: (who, program, audience) => `${who}より、${audience}の皆さまへ：${program}のご紹介`,
  disclosure: (name, kind, program) => {
    const who = name === null ? 'このページのご紹介者' : `${name}さん`;
    if (kind === 'employee')
      return `${who}は${program}の社員です。ご登録いただくと、${who}に謝礼が支払われます。`;
    if (kind === 'partner')
      return `${who}は${program}のパートナーです。ご登録いただくと、${who}に謝礼が支払われます。`;
    return `ご登録いただくと、${who}に謝礼が支払われます。`;
  },

  offer: {
    through: (name) => (name === null ? 'このリンクからのご登録で' : `${name}さんのリンクからのご登録で`),
    forFriends: 'ご紹介でのご登録で',
    until: '受付期限',
    afterwards: (what) => `それ以降のご登録：${what}`,
    ended: (gift, day) => `「${gift}」の受付は${day}で終了しました。`,
    withEnd: (gift, day) => `${gift}（${day}まで）`,
    coupon: 'ご紹介コード',
    conditions: '適用条件',
  },

  proof: {
    title: (audience) => `${audience}での実績`,
    how: '算出方法',
    over: (figure) => `${figure}超`,
    label: {
      accounts: (audience, program) => `${program}を導入している${audience}`,
      retention: '契約から1年後も継続して利用',
      stillCustomers: 'これまでの契約先のうち、現在も利用中',
      ltv: '1契約あたりの累計売上',
      recommend: (program) => `${program}を推奨度9以上（10点満点）で評価`,
      satisfaction: (program) => `${program}の満足度を5点満点中4点以上と評価`,
      orMore: (label, audience) => `${label}（${audience}の半数がこれ以上）`,
      orLess: (label, audience) => `${label}（${audience}の半数がこれ以下）`,
      onAverage: (label) => `${label}（平均）`,
    },
    method: (formula, { n, audience, program, days }) =>
      ({
        count: `${program}を利用中の${audience}の数です。端数は切り捨てています。`,
        'retained-12-months': `12か月以上前に契約した${audience}${n}件以上のうち、契約から12か月後も利用を続けていた割合です。端数は切り捨てています。`,
        'still-customers': `当社の記録にある${audience}${n}件以上のうち、現在も利用を続けている割合です。端数は切り捨てています。`,
        median: `${audience}${n}件以上で計測しました。半数がこの値以上です。`,
        'median-at-most': `${audience}${n}件以上で計測しました。半数がこの値以下です。`,
        mean: `${audience}${n}件以上の平均値です。端数は丸めています。`,
        promoters: `${program}をすすめたいかを10点満点で伺い、回答した${audience}${n}件以上のうち9点または10点を付けた割合です。1件につき直近12か月の最新の回答のみを数え、端数は切り捨てています。`,
        satisfied: `${program}の満足度を5点満点で伺い、回答した${audience}${n}件以上のうち4点または5点を付けた割合です。1件につき直近12か月の最新の回答のみを数え、端数は切り捨てています。`,
        'days-until-half': `${audience}${n}件以上で計測しました。半数がこの期間内に到達しています。到達しなかった場合は残りの半数に含めています。`,
        'share-within-days': `${days}日以上前に契約した${audience}${n}件以上に占める割合です。端数は切り捨てています。`,
      })[formula],
    signedUp: (from, to) =>
      from === to ? `対象は${from}の契約です。` : `対象は${from}から${to}までの契約です。`,
    answered: (from, to) =>
      from === to ? `回答時期は${from}です。` : `回答時期は${from}から${to}までです。`,
    asOf: (month) => `${month}現在。`,
    sentence: (formula, { figure, label, n, audience, program }) =>
      ({
        count: `${n}件以上の${audience}が${program}を利用しています`,
        'retained-12-months': `1年以上前に契約した${audience}${n}件以上のうち、${figure}が12か月後も利用を続けていました`,
        'still-customers': `${program}の記録にある${audience}${n}件以上のうち、${figure}が現在も利用しています`,
        median: `${program}を利用する${audience}${n}件以上で計測：${label}は、半数で${figure}以上でした`,
        'median-at-most': `${program}を利用する${audience}${n}件以上で計測：${label}は、半数で${figure}以下でした`,
        mean: `${label}は平均${figure}でした（${program}を利用する${audience}${n}件以上）`,
        promoters: `直近12か月に回答した${audience}${n}件以上のうち、${figure}が${program}の推奨度を9点以上（10点満点）と答えました`,
        satisfied: `直近12か月に回答した${audience}${n}件以上のうち、${figure}が${program}の満足度を4点以上（5点満点）と答えました`,
        'days-until-half': `${program}を利用する${audience}${n}件以上で計測：${label}は、半数で${figure}以内でした`,
        'share-within-days': `${program}を利用する${audience}${n}件以上のうち、${figure}：${label}`,
      })[formula],
    short: (formula, { figure, label, n, audience, program }) =>
      ({
        count: `${n}件以上の${audience}が${program}を利用`,
        'retained-12-months': `1年後の継続率${figure}（${audience}${n}件以上）`,
        'still-customers': `現在も利用中${figure}（${audience}${n}件以上）`,
        median: `${label} ${figure}（${audience}${n}件以上の中央値）`,
        'median-at-most': `${label} ${figure}（${audience}${n}件以上の中央値）`,
        mean: `${label} ${figure}（${audience}${n}件以上の平均）`,
        promoters: `推奨度9点以上が${figure}（${program}、${audience}${n}件以上）`,
        satisfied: `満足度4点以上が${figure}（${program}、${audience}${n}件以上）`,
        'days-until-half': `${label} ${figure}（${audience}${n}件以上の中央値）`,
        'share-within-days': `${label} ${figure}（${audience}${n}件以上）`,
      })[formula],
  },

  story: {
    own: (name) => `${name}さんご自身の事例`,
    other: 'お客様の事例',
    read: '事例の全文を読む',
    translated: (language) => `${language}での発言を翻訳`,
  },
  pains: {
    title: 'こんな一週間、思い当たりませんか',
    guide: '解決のヒント',
  },
  useCases: {
    title: (audience, program) => `${audience}での${program}の使い方`,
    all: '活用シーン一覧',
  },
  steps: {
    title: '始め方',
    intro: '長く使い続けているお客様に共通する、最初の一歩です。',
  },
  questions: { title: 'よくいただくご質問' },

  program: {
    title: (program) => `${program}を紹介する`,
    description: (program, friend, referrer) =>
      `同業のお知り合いに${program}をご紹介ください。お相手には「${friend}」、ご紹介者には「${referrer}」をお届けします。`,
    kicker: (program) => `${program} 紹介プログラム`,
    headline: 'ご紹介で、お互いにうれしい。',
    lead: (program) =>
      `${program}があれば助かるのに、と思い浮かぶ方はいませんか。その方の業種に合わせたページを、お名前を添えてお送りいただけます。`,
    friendGets: 'ご紹介先の特典',
    youGet: 'ご紹介者の特典',
    join: 'プログラムに参加する',
    start: (program) => `${program}を始める`,
    how: 'ご紹介の流れ',
    steps: [
      {
        title: 'ページと素材一式をお渡しします',
        text: '業種ごとのページに加え、画像や投稿文、メール文をご用意。すべてに専用リンクが入っています。',
      },
      {
        title: 'お知り合いにお伝えください',
        text: '投稿する、送る、QRコードを印刷する。謝礼があることも必ずお伝えください。素材の文面にはすべて記載済みです。',
      },
      {
        title: 'ご契約が決まれば、特典をお届け',
        text: 'ご紹介先が有料のお客様になった時点で、特典をお送りします。',
      },
    ],
    tiers: 'ご紹介が増えるほど、特典も大きく',
    friends: () => '件のご紹介',
    niches: '業種ごとに、専用のページ',
    nichesIntro: 'どのページも一つの業種のために書かれ、同じ業種のお客様の実績を載せています。',
    stories: 'お客様の声',
    terms: '適用条件を、わかりやすく',
  },
  choose: {
    headline: 'どのような業種ですか',
    lead: (program) => `業種を選ぶと、同じような現場で${program}がどう役立っているかをご覧いただけます。`,
  },
  redirect: (program) => `${program}へ移動します`,
  go: '進む',
  library: {
    useCases: {
      title: '活用シーン',
      lead: (program) => `${program}でできることを、仕事ごとにご紹介します。`,
    },
    caseStudies: { title: '導入事例', lead: '現場で何が変わったのか、当事者の言葉でお伝えします。' },
    guides: {
      title: 'お役立ちガイド',
      lead: '現場の悩みに効く手順をまとめました。製品をお使いでない方にもお役立ていただけます。',
    },
    madeFor: '業種別のページ',
    more: '次に読む',
    back: 'ガイド一覧',
    allStories: '事例一覧',
    results: '数字で見る成果',
    company: '企業名',
  },
  search: {
    label: 'ライブラリを検索',
    filter: '検索対象',
    all: 'すべて',
    kinds: { 'use-case': '活用シーン', 'case-study': '導入事例', guide: 'ガイド' },
    none: (query) => `「${query}」に一致するページはありませんでした。短い言葉でお試しください。`,
    found: (count) => `${count}件のページ`,
    failed: 'ただいま検索をご利用いただけません。下の一覧からお探しください。',
  },
  welcome: {
    title: (program) => `${program}へようこそ`,
    headline: 'ご登録ありがとうございます。まずはここから。',
    lead: (audience, stepsOf) =>
      `最初の数日が肝心です。${
        {
          audience: `成果を上げている${audience}が最初に取り組んだことをご紹介します。`,
          customers: '成果を上げているお客様が最初に取り組んだことをご紹介します。',
          authored: '次の順に進めてみてください。',
        }[stepsOf]
      }`,
    steps: '最初のステップ',
    guides: '気になるお悩みから',
  },
  portal: {
    title: (program) => `${program}の紹介素材`,
    headline: (name) => (name === null ? '紹介素材をご用意しました。' : `${name}さんの紹介素材です。`),
    lead: '画像、文面、リンクを、そのままお使いいただける形でまとめました。すべてに専用リンクが入っているので、ご紹介は確実に記録されます。',
    private: 'このページはご本人専用です。共有するのは素材だけにし、このURLは公開しないでください。',
    terms: 'ご紹介の条件',
    friendGets: 'ご紹介先の特典',
    youGet: 'ご紹介者の特典',
    conditions: '適用条件',
    attribution: 'ご紹介として数えられる場合',
    tiers: 'ご紹介が増えると',
    disclosure: '必ず添えていただく一文',
    disclosureWhy:
      '謝礼を受け取ることは、読む方に伝わる必要があります。公正であるためだけでなく、多くの国で法律上の義務です。素材の文面には、すべて記載済みです。',
    everything: 'すべてダウンロード',
    everythingZip: (kits) => `素材${kits}組をまとめたZIP`,
    news: '新着と更新',
    newsOf: (day) => `${day}から`,
    newKit: '新しい素材',
    newImages: (count) => `新しい画像${count}点`,
    changedImages: (count) => `画像${count}点を差し替え`,
    changedTexts: '文面を更新',
    isNew: '新着',
    kitHolds: (images, texts) => `画像${images}点、文面${texts}点`,
    pages: (count) => `リンク先のページは${count}種類`,
    pagesWhy:
      '冒頭の言葉が異なります。リンクごとの行き先はいつも同じなので、どちらがより響くかが分かります。',
    pageLinks: (count) => `リンク${count}件`,
    leadsTo: (page) => `ページ${page}`,
    ownLinks: 'ご自身の言葉で紹介するときのリンク',
    ownLinksWhy: '掲載先ごとに一つずつ。どこからのご紹介が実を結んだかが、あとでわかります。',
    channels: {
      linkedin: 'LinkedIn',
      x: 'X',
      facebook: 'Facebook',
      instagram: 'Instagramのプロフィール',
      message: 'LINEなどのメッセージ',
      email: 'メール',
      newsletter: 'メールマガジン',
      blog: 'ウェブサイト、ブログ',
    },
    places: {
      posts: '投稿、ストーリーズ用',
      links: 'リンク、メール用',
      banners: 'ウェブサイト用',
    },
    imageLink: 'この画像のリンク',
    copyLink: 'リンクをコピー',
    allKits: 'すべての紹介素材',
    kits: '素材一式',
    page: 'ページを見る',
    download: 'まとめてダウンロード',
    zip: (images, texts) => `ZIP（画像${images}点、文面${texts}点、QRコード）`,
    shortLink: '短縮リンク',
    qr: '印刷物やスライド用のQRコード',
    coupon: 'お渡しいただくコード',
    images: '画像',
    imageSize: (label, width, height) => `${label} ${width}\u00a0×\u00a0${height}`,
    formats: {
      og: 'リンクプレビュー',
      square: '正方形の投稿',
      portrait: '縦長の投稿',
      story: 'ストーリーズ',
      pinterest: 'ピン',
      email: 'メールのヘッダー',
      '300x250': 'レクタングル（中）',
      '336x280': 'レクタングル（大）',
      '300x600': 'ハーフページ',
      '160x600': 'スカイスクレイパー',
      '970x250': 'ビルボード',
      '728x90': 'ビッグバナー',
      '970x90': 'ビッグバナー（大）',
      '320x100': 'スマートフォン用バナー（大）',
      '320x50': 'スマートフォン用バナー',
    },
    save: '保存',
    headlines: '見出し',
    ownHeadline: 'その他の見出し',
    texts: '文面',
    subject: '件名',
    preheader: 'プレビュー文',
    ownLink: '対応するリンク',
    banners: 'ウェブサイト用コード',
    copy: 'コピー',
    copied: 'コピーしました',
  },
  notFound: {
    title: 'ページが見つかりません',
    headline: 'お探しのページは見つかりませんでした',
    lead: 'URLが古いか、入力に誤りがあるようです。次のページからお探しください。',
  },
};
