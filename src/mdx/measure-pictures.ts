import type { MdastPluginEntry } from 'satteri';

/** Lets `<img>` in a text be what `![…](…)` is: a picture whose size is looked up. */
export const measurePictures: MdastPluginEntry = ({ source }) =>
  source.includes('<img')
    ? {
        name: 'kith:measure-pictures',
        mdxJsxFlowElement(element, context) {
          if (element.name === 'img') context.setProperty(element, 'name', 'Picture');
        },
        mdxJsxTextElement(element, context) {
          if (element.name === 'img') context.setProperty(element, 'name', 'Picture');
        },
      }
    : null;
