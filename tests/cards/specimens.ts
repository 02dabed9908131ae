import type { Role } from '../../src/cards/typefaces.ts';

/** A line of text, and in which voice and locale it is set. */
export interface Specimen {
  readonly name: string;
  readonly locale: string;
  readonly role: Role;
  readonly text: string;
}

/** Pixels: size, height of a line, and room around it. */
export const SHEET = { size: 64, lineHeight: 104, around: 32 };

/** Lines that go wrong easily. Each is compared with what Chromium draws with the same font files. */
export const SPECIMENS: readonly Specimen[] = [
  // Every letter that has dots, all four forms of some, the lam-alef ligatures.
  { name: 'ar-dots', locale: 'ar', role: 'headline', text: 'بيت تين ثبت جاحظ خوخ ذئب شجرة ضيف ظبي غيغة' },
  { name: 'ar-endings', locale: 'ar', role: 'text', text: 'قهوة مقهى قرطبة هاتف ونقاش فستق' },
  { name: 'ar-ligatures', locale: 'ar', role: 'label', text: 'لا الآن لأن لإبلاغ الثلاثاء' },
  // Marks above and below: where satori alone puts them into the letters.
  { name: 'ar-marks', locale: 'ar', role: 'headline', text: 'شهران مجانًا لك، ومؤسِّسة مُوقَّتة' },
  { name: 'ar-latin', locale: 'ar', role: 'label', text: 'جدول المناوبات مع Halfpast (بريطانيا) جاهز' },
  { name: 'ar-numbers', locale: 'ar', role: 'text', text: 'خصم 30% على 1,200.50 € لمدة 24/7 أو 2-3 أيام' },
  { name: 'ar-phone', locale: 'ar', role: 'text', text: 'اتصل بنا: +44 20 7946 0000 (9:00-17:30)' },
  { name: 'ar-name', locale: 'ar', role: 'label', text: 'بتوصية من \u2068Chiara Bellandi (CEO)\u2069' },
  {
    name: 'en-arabic-name',
    locale: 'en',
    role: 'label',
    text: 'From \u2068أحمد الفارسي\u2069 2 cafés in Rome',
  },
  { name: 'ja-sentence', locale: 'ja', role: 'text', text: '金曜のシフトが、火曜には決まっている。' },
  { name: 'ja-headline', locale: 'ja', role: 'headline', text: '「30分でシフト完成」と、店長。' },
  { name: 'ja-kana', locale: 'ja', role: 'label', text: 'がぎぐ ぱぴぷ シャッター ヴァイオリン ッャュョ' },
  { name: 'ja-kanji', locale: 'ja', role: 'text', text: '飲食店 紹介者 無料 税込 勤怠 曜日 髙橋 山﨑 鷗外' },
  { name: 'ja-latin', locale: 'ja', role: 'label', text: 'Osteria Lumen様から2か月無料のご紹介' },
  { name: 'de-company', locale: 'de', role: 'label', text: 'Empfohlen von 株式会社山田商店' },
  { name: 'de-letters', locale: 'de', role: 'headline', text: 'Größe äußern: Öfen & Übergänge' },
  {
    name: 'fr-spaces',
    locale: 'fr',
    role: 'text',
    text: 'Prêt\u00a0: «\u00a0à l’heure\u00a0» dès mardi, cœur léger',
  },
  { name: 'vi-name', locale: 'en', role: 'label', text: 'Recommended by Nguyễn Thị Minh Khai' },
  { name: 'emoji', locale: 'en', role: 'label', text: 'Done 👩‍🍳👨‍👩‍👧‍👦🇩🇪👍🏿1️⃣❤️ © 2026' },
];
