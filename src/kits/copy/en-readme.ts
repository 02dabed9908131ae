import type { ReadmeFacts } from './kit-copy.ts';

/** README.txt of an English kit. */
export function enReadme({
  program,
  audience,
  disclosure,
  landing,
  short,
  attribution,
  images,
}: ReadmeFacts): string {
  return `${program} for ${audience}: your kit

Everything in here is ready to post. Change the words as you like; leave the links as they are, because
each of them tells us which text or image brought somebody, and that it was you.


WHAT IS INSIDE

posts/linkedin.txt    a post for LinkedIn
posts/x.txt           posts for X, each on its own
posts/facebook.txt    a post for Facebook
email.txt             an e-mail to somebody you know; the first line is the subject
newsletter.md         a piece for your newsletter, as Markdown
newsletter.html       the same, to paste into a newsletter tool that takes HTML
headlines.txt         headlines for posts of your own, each with its link
qr.svg, qr.png        a code that leads to your page, for paper and slides
links.csv             every link, in case you need only that
disclosure.txt        the sentence that has to stand in whatever you post
manifest.json         a list of these files, with checksums

Images:
${images.map(({ file, size, use }) => `${file}  ${size}, for ${use}`).join('\n')}


SAY THAT YOU ARE REWARDED

  ${disclosure.own}

You get something when a friend signs up, so people have to hear it from you. Every text here already says
it. If you write your own, put this sentence at the top, where nobody has to press "more" to see it. In a video or
podcast, say it aloud. If somebody else speaks about you, it is:

  ${disclosure.about}

Only say that you use ${program} if you do.


YOUR LINKS

To say aloud or print:   ${short}
Your page:               ${landing}

${attribution}

If you put a link on a website, mark it rel="sponsored". Send e-mails to people who know you, and keep a way to
say no in anything that you send to a list.
`;
}
