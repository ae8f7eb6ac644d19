/** What the page's frame can do, with or without an engine: the views, the theme, the link, the notices. */
import { themes, type Theme } from '../ui/style/theme.js';
import type { Command } from '../workbench/command.js';
import { views, type PageStore, type View } from '../workbench/state.js';
import { sections } from './about/sections.js';
import type { Dialog } from './dialogs.js';
import { say } from './words.js';

export interface Frame {
  readonly store: PageStore;
  readonly chooseTheme: (theme: Theme) => void;
  /** Copies the link. */
  readonly share: () => void;
  /** Fills the screen with the page, where the browser can, or no longer. */
  readonly fillScreen: (isFull: boolean) => void;
  readonly open: (dialog: Dialog) => void;
  readonly hasNotices: boolean;
  readonly dismiss: () => void;
}

export const viewLabel = (view: View): string => say(`view.${view}`);

interface ViewCommand extends Command<Frame> {
  readonly view: View;
  label(): string;
}

const viewCommand = (view: View): ViewCommand => ({
  id: `view.${view}`,
  view,
  label: () => viewLabel(view),
  run: ({ store }) => {
    store.set({ view });
  },
});

export const viewCommands: readonly ViewCommand[] = views.map(viewCommand);
export const seeTraining = viewCommand('train');

interface ThemeCommand extends Command<Frame> {
  readonly theme: Theme;
  label(): string;
}

export const themeCommands: readonly ThemeCommand[] = themes.map((theme) => ({
  id: `theme.${theme}`,
  theme,
  label: () => say(`theme.${theme}`),
  run: ({ chooseTheme }) => {
    chooseTheme(theme);
  },
}));

export const copyLink: Command<Frame> = {
  id: 'page.copy-link',
  label: () => say('copy-link'),
  run: ({ share }) => {
    share();
  },
};

export const dismissNotices: Command<Frame> = {
  id: 'page.dismiss',
  label: () => say('dismiss'),
  isPossible: ({ hasNotices }) => hasNotices,
  run: ({ dismiss }) => {
    dismiss();
  },
};

const isPresenting = ({ store }: Frame): boolean => store.get('mode') === 'present';

/** For a room: large type, thick lines, no picker and no card, on the whole screen. */
export const present: Command<Frame> = {
  id: 'page.present',
  label: (frame) => say(isPresenting(frame) ? 'present.end' : 'present'),
  run: (frame) => {
    const mode = isPresenting(frame) ? 'work' : 'present';
    frame.store.set({ mode });
    frame.fillScreen(mode === 'present');
  },
};

export const print: Command<Frame> = {
  id: 'page.print',
  label: () => say('print'),
  run: () => {
    globalThis.print();
  },
};

/** What is kept of trainings. */
export const seeKept: Command<Frame> = {
  id: 'page.kept',
  label: () => say('kept'),
  run: ({ open }) => {
    open('kept');
  },
};

/** What is told of the page. */
export const sectionCommands: readonly Command<Frame>[] = sections.map((section) => ({
  id: `page.${section}`,
  label: () => say(`about.${section}`),
  run: ({ open }) => {
    open(section);
  },
}));

export const frameCommands: readonly Command<Frame>[] = [
  ...viewCommands,
  ...themeCommands,
  copyLink,
  present,
  print,
  seeKept,
  ...sectionCommands,
  dismissNotices,
];
