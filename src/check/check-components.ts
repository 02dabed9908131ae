import type { Problem } from '../core/errors.ts';
import { knownNames } from '../core/suggest.ts';
import { findComponents, type FoundComponent } from '../mdx/find-components.ts';
import {
  BODY_COMPONENT_NAMES,
  FIGURE_NAMES,
  isBodyComponent,
  ruleOf,
  type BodyComponent,
  type PropKind,
} from '../schemas/body.ts';
import type { Body } from './check-bodies.ts';

/** What components may name. */
export interface ContentNames {
  readonly segments: readonly string[];
  readonly caseStudies: readonly string[];
}

/** The names of segments and case studies, from the files that hold them. */
export function contentNames(bodies: readonly Pick<Body, 'file'>[]): ContentNames {
  const inFolder = (folder: string) => [
    ...new Set(
      bodies.flatMap(({ file }) =>
        file.startsWith(`content/${folder}/`) ? [file.replace(/^.*\//, '').replace(/\.mdx$/, '')] : [],
      ),
    ),
  ];
  return { segments: inFolder('segments'), caseStudies: inFolder('case-studies') };
}

type Wrong = Omit<Problem, 'where'>;

/**
 * Components of a text with a name, a property or a value that there is not, or in a place where they cannot stand.
 * @throws where the text cannot be read
 */
export function checkComponents({ file, text, firstLine }: Body, names: ContentNames): Problem[] {
  return findComponents(text).flatMap((component) =>
    judge(component, names).map((wrong) => ({
      ...wrong,
      where: { file, line: component.line + firstLine - 1 },
    })),
  );
}

function judge(component: FoundComponent, names: ContentNames): Wrong[] {
  const { name } = component;
  if (!isBodyComponent(name)) {
    return [
      {
        message: `There is no component <${name}>`,
        hint: knownNames(name, BODY_COMPONENT_NAMES, 'components'),
      },
    ];
  }
  if (component.isInBraces) return judgePlace(component, name);
  const props = judgeProps(component, name, names);
  return [...(props.length > 0 ? props : judgeForm(component, name)), ...judgePlace(component, name)];
}

function judgeProps({ props, spreads }: FoundComponent, name: BodyComponent, names: ContentNames): Wrong[] {
  const rule = ruleOf(name);
  if (spreads) {
    return [{ message: `<${name}> takes its properties one by one`, hint: `Write ${rule.example}.` }];
  }
  return props.flatMap((prop): Wrong[] => {
    const kind = Object.hasOwn(rule.props, prop.name) ? rule.props[prop.name] : undefined;
    if (kind === undefined) return [unknownProp(prop.name, name)];
    if (prop.value === null || prop.value.trim() === '') {
      return [
        { message: `"${prop.name}" of <${name}> needs a text in quotes`, hint: `Write ${rule.example}.` },
      ];
    }
    return judgeValue(kind, prop.value, names);
  });
}

function unknownProp(prop: string, name: BodyComponent): Wrong {
  const known = Object.keys(ruleOf(name).props);
  return {
    message: `<${name}> has no property "${prop}"`,
    hint:
      known.length === 0
        ? `Write ${ruleOf(name).example}.`
        : knownNames(prop, known, `properties of <${name}>`),
  };
}

/** What each kind of value is called, and where the known ones are. */
const NAMED: Readonly<
  Record<
    Exclude<PropKind, 'text'>,
    readonly [one: string, all: string, of: (names: ContentNames) => readonly string[]]
  >
> = {
  figure: ['figure', 'figures', () => FIGURE_NAMES],
  segment: ['segment', 'segments', ({ segments }) => segments],
  'case-study': ['case study', 'case studies', ({ caseStudies }) => caseStudies],
};

function judgeValue(kind: PropKind, value: string, names: ContentNames): Wrong[] {
  if (kind === 'text') return [];
  const [one, all, of] = NAMED[kind];
  const known = of(names);
  if (known.includes(value)) return [];
  return [{ message: `There is no ${one} "${value}"`, hint: knownNames(value, known, all) }];
}

function judgeForm({ props }: FoundComponent, name: BodyComponent): Wrong[] {
  const { forms, example } = ruleOf(name);
  const given = new Set(props.map((prop) => prop.name));
  const allowed = forms.filter(({ needs, may = [] }) =>
    [...given].every((prop) => needs.includes(prop) || may.includes(prop)),
  );
  const hint = `Write ${example}.`;
  const [form] = allowed;
  if (form === undefined) {
    const said = [...given].map((prop) => `"${prop}"`).join(', ');
    return [{ message: `<${name}> cannot have ${said} together`, hint }];
  }
  if (allowed.some(({ needs }) => needs.every((prop) => given.has(prop)))) return [];
  const missing = form.needs.filter((prop) => !given.has(prop)).map((prop) => `"${prop}"`);
  return [{ message: `<${name}> lacks ${missing.join(' and ')}`, hint }];
}

function judgePlace({ inside, isInLine, isInBraces }: FoundComponent, name: BodyComponent): Wrong[] {
  const rule = ruleOf(name);
  if (isInBraces) {
    return [
      { message: `<${name}> stands in braces`, hint: `Write ${rule.example} without braces around it.` },
    ];
  }
  const wrong: Wrong[] = [];
  if (rule.inside === 'nothing' && inside !== 'nothing') {
    wrong.push({ message: `<${name}> takes nothing inside`, hint: `Write ${rule.example}.` });
  }
  if (rule.inside === 'text' && inside === 'nothing') {
    wrong.push({ message: `<${name}> is empty`, hint: `Write ${rule.example}.` });
  }
  if (rule.inside === 'list' && inside === 'text') {
    wrong.push({
      message: `<${name}> holds something that is no list`,
      hint: `Write one list between <${name}> and </${name}>, or ${rule.example} for the steps of the page's segment.`,
    });
  }
  if (isInLine && !rule.inLine) {
    wrong.push({
      message: `<${name}> stands within a line of text`,
      hint: 'Put it on a line of its own, with an empty line above and below.',
    });
  }
  return wrong;
}
