/** The closed lists of words that the sample data uses. */
export const INDUSTRIES = ['restaurant', 'hotel', 'dental', 'retail', 'care', 'fitness', 'other'] as const;
export type Industry = (typeof INDUSTRIES)[number];

export const SIZES = ['1-10', '11-50', '51-200', '201-500'] as const;
export type Size = (typeof SIZES)[number];

export const PLANS = ['starter', 'team', 'multi-site'] as const;
export type Plan = (typeof PLANS)[number];

export const CHANNELS = [
  'organic-search',
  'paid-search',
  'referral',
  'partner',
  'event',
  'outbound',
  'social',
] as const;
export type Channel = (typeof CHANNELS)[number];

export const PAINS = [
  'last-minute-no-shows',
  'group-chat-swaps',
  'sunday-night-rota',
  'overtime-surprises',
  'payroll-corrections',
  'rest-time-rules',
  'early-leavers',
  'understaffed-peaks',
] as const;
export type Pain = (typeof PAINS)[number];

/** Done once, most often in the first weeks. */
export const ONBOARDING_ACTIONS = [
  'imported-availability',
  'published-first-rota',
  'enabled-shift-swaps',
  'connected-payroll',
  'invited-staff',
  'installed-mobile-app',
  'booked-onboarding-call',
  'set-rest-rules',
  'used-demand-forecast',
] as const;
export type OnboardingAction = (typeof ONBOARDING_ACTIONS)[number];

/** Done week after week, the more the heavier the product is used. */
export const RECURRING_ACTIONS = [
  'published-rota',
  'approved-shift-swap',
  'approved-timesheet',
  'messaged-team',
  'edited-shift-template',
] as const;

/** Done by anyone at any time: they say nothing about an account. */
export const NOISE_ACTIONS = [
  'changed-theme',
  'opened-settings',
  'viewed-help-article',
  'exported-pdf',
  'changed-password',
  'uploaded-logo',
] as const;

export type Action = OnboardingAction | (typeof RECURRING_ACTIONS)[number] | (typeof NOISE_ACTIONS)[number];

/** The file name of the segment in content/ that stands for an industry. */
export const SEGMENT_OF: Readonly<Record<Industry, string | null>> = {
  restaurant: 'restaurants',
  hotel: 'hotels',
  dental: 'dental-clinics',
  retail: 'retail-shops',
  care: 'care-homes',
  fitness: 'gyms',
  other: null,
};
