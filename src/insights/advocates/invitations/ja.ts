import { grammarOf } from '../../../i18n/grammar.ts';
import type { InvitationCopy, InvitationFacts } from './invitation-copy.ts';

/** 取引先へのメールとして失礼のない丁寧体。氏名は姓名を分けずに「様」で受ける。 */
export const ja: InvitationCopy = {
  typeset: grammarOf('ja').typeset,

  greeting: ({ person, company }) =>
    [company, person ? `${person.name}様` : 'ご担当者様'].filter((line) => line !== null).join('\n'),

  opening: (facts) => {
    const { program, occasion, since, years } = facts;
    const thanks = `いつも${program}をご利用いただき、ありがとうございます。`;
    if (occasion === 'promoter')
      return `${thanks}先日のアンケートでは高いご評価を賜り、重ねて御礼申し上げます。`;
    if (occasion === 'upgrade') return `${thanks}このたびはご利用範囲を広げてくださり、心より御礼申し上げます。`;
    if (occasion === 'has-grown')
      return `${thanks}ご導入当初に比べ、幅広くお使いいただいておりますこと、心より御礼申し上げます。`;
    if (occasion === 'anniversary')
      return `${thanks}ご契約からちょうど${years}年を迎えられました。長くお使いくださり、心より御礼申し上げます。`;
    if (occasion === 'early-success')
      return `${thanks}ご導入から間もないにもかかわらず、すでに使いこなしていただいており、たいへんうれしく存じます。`;
    if (occasion === 'said-yes')
      return `${thanks}先日は、${program}をすすめてもよいとのお言葉をありがとうございました。ご紹介に必要なものをお送りいたします。`;
    return since === null ? thanks : `${thanks}${since}から長くお付き合いくださり、心より御礼申し上げます。`;
  },

  result: (result) => `貴社のデータでは「${result}」となっております。`,

  join: (facts) => ({
    subject: `${facts.program}をご紹介いただけませんか`,
    paragraphs: [
      `お知り合いの中に、お役に立てそうな方はいらっしゃいませんか。${rewards(facts)}`,
      `お手続きは2分ほどです。下記よりご参加いただくと、専用のページとリンクをお渡しいたします。\n${facts.link}`,
      'お心当たりがなければ、どうぞお気になさらないでください。',
    ],
  }),

  share: (facts) => ({
    subject: `${facts.program}のご紹介ページをご用意しております`,
    paragraphs: [
      `専用のページをご用意しております。どなたか思い浮かびましたら、お送りください。\n${facts.link}`,
      rewards(facts),
      'お心当たりがなければ、どうぞお気になさらないでください。',
    ],
  }),

  story: (facts) => ({
    subject: '導入事例へのご協力のお願い',
    paragraphs: [
      `${facts.program}をどのようにお使いいただいているか、ほかのお客様にもお伝えしたいと考えております。お願いしたいのは20分ほどのお電話のみで、原稿は当社で作成いたします。公開前にすべての文章をご確認いただき、掲載してよい内容と期限を書面でお決めいただけます。ご承諾はいつでも取り消していただけます。`,
      `事例は、専用ページの最初に掲載いたします。\n${facts.link}`,
      'ご関心をお持ちいただけましたら、ご都合のよい日をご返信ください。見送られる場合も、差し支えございません。',
    ],
  }),

  renew: (facts) => ({
    subject: '導入事例の再掲載のお願い',
    paragraphs: [
      `${facts.storyUntil ? `導入事例は${facts.storyUntil}まで` : '導入事例は以前'}掲載のご承諾をいただいておりましたが、期限を迎えたため、現在は公開しておりません。よろしければ、あらためて掲載させてください。内容をご確認のうえ、変わった点を修正していただき、掲載期限を書面でお知らせいただければ幸いです。ご承諾はいつでも取り消していただけます。`,
      `再び、専用ページの最初に掲載いたします。\n${facts.link}`,
      '見送られる場合は、ご返信には及びません。',
    ],
  }),

  closing: '何卒よろしくお願い申し上げます。',
  smallPrint: (conditions) => `適用条件：${conditions}`,
  optOut: '今後このようなご案内が不要な場合は、「不要」とご返信ください。以後はお送りいたしません。',
};

function rewards({ program, friend, referrer, ends }: InvitationFacts): string {
  const until = ends === null ? '' : `受付は${ends}までです。`;
  return `ご紹介で${program}をご契約の方には「${friend}」、ご紹介くださった方には「${referrer}」をお届けいたします。${until}`;
}
