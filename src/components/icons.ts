import type { UseCase } from '../schemas/use-case.ts';

/** The small drawings, 24 x 24, stroked, as the inside of an SVG. `f` fills with the accent. */
export const ICONS: Readonly<Record<UseCase['icon'], string>> = {
  calendar:
    '<path class="f" d="M4 10h16v3H4z"/><path d="M4 6.5h16V20H4zM8 3.5v5M16 3.5v5M4 12h16M8 16h3M14 16h2"/>',
  clock:
    '<path class="f" d="M12 12V4a8 8 0 0 1 6.9 12z"/><circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>',
  swap: '<path class="f" d="M13 13h7v6h-7z"/><path d="M4 5h7v6H4zM13 13h7v6h-7zM14 5h3a2 2 0 0 1 2 2v3M10 19H7a2 2 0 0 1-2-2v-3"/>',
  phone: '<path class="f" d="M9 9h6v4H9z"/><path d="M7 3h10v18H7zM11 18h2M9 9h6v4H9z"/>',
  shield:
    '<path class="f" d="M12 3.5 19.5 6v6c0 4-3 7-7.5 9z"/><path d="M12 3.5 19.5 6v6c0 4-3 7-7.5 9-4.5-2-7.5-5-7.5-9V6zM9 12l2.2 2.200L15.5 10"/>',
  people:
    '<circle class="f" cx="9" cy="8" r="3.5"/><circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6M16 4.800a3.5 3.5 0 0 1 0 6.400M18 14.500c2.2.800 3.5 2.7 3.5 5.5"/>',
  chart: '<path class="f" d="M15.5 5h4v15h-4z"/><path d="M4.5 14h4v6h-4zM10 10h4v10h-4zM15.5 5h4v15h-4z"/>',
  money:
    '<circle class="f" cx="12" cy="12" r="3"/><path d="M3 6h18v12H3zM6.5 9v6M17.5 9v6"/><circle cx="12" cy="12" r="3"/>',
  map: '<circle class="f" cx="12" cy="10" r="3"/><path d="M12 21c-4-4.5-6.5-7.5-6.5-11a6.5 6.5 0 0 1 13 0c0 3.5-2.5 6.5-6.5 11z"/><circle cx="12" cy="10" r="2.5"/>',
  bell: '<path class="f" d="M9.5 18h5a2.5 2.5 0 0 1-5 0z"/><path d="M12 4c4 0 5.5 3 5.5 6.5 0 4 1.5 5.5 2.5 7H4c1-1.5 2.5-3 2.5-7C6.5 7 8 4 12 4zM9.5 18a2.5 2.5 0 0 0 5 0"/>',
};
