/**
 * Affiliates whose portals are in languages that no affiliate of the sample has for its own: with them, every kind of
 * page stands in all five. Each has two kits, and so a page for each.
 */
export const PORTAL_OWNERS: Readonly<Record<string, string>> = {
  'content/affiliates/donauwelle.yaml': `name: Friederike Schwarzenberger-Hohenstein
kind: partner
role: Leiterin Partnerschaften
company: Donauwelle Personaldienstleistungen
segments: [gyms, hotels]
locale: de
code: donauwelle
quote: Unsere Studios haben den Dienstplan am Mittwoch fertig.
consent: { what: [name, quote], by: Friederike Schwarzenberger-Hohenstein, on: 2026-01-10, until: 2028-01-09 }
`,
  'content/affiliates/minato-fit.yaml': `name: 小林 さくら
kind: customer
role: 店長
company: みなとフィット
segments: [gyms, hotels]
locale: ja
code: minato-fit
quote: 水曜日には、翌週のシフト表ができあがっています。
consent: { what: [name, quote], by: 小林 さくら, on: 2026-01-10, until: 2028-01-09 }
`,
  'content/affiliates/nadi-alwaha.yaml': `name: ليلى المنصوري
kind: customer
role: مديرة
company: نادي الواحة
segments: [gyms, hotels]
locale: ar
code: nadi-alwaha
coupon: WAHA10
quote: صار جدول الأسبوع القادم جاهزًا كل أربعاء.
consent: { what: [name, quote], by: ليلى المنصوري, on: 2026-01-10, until: 2028-01-09 }
`,
};
