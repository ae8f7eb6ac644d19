/**
 * The colours, light and dark. Red (`dead`) means a dead neuron and nothing else. The six slot colours keep apart for
 * colour-blind readers (distance in OKLab under simulated deuteranopia and protanopia at least 0.05, most over 0.1) and
 * always come with a marker; they carry lines and marks (contrast at least 3), not text.
 */

const light = {
  paper: '#fbfbf9',
  card: '#ffffff',
  ink: '#16181b',
  soft: '#565c63',
  line: '#e2e2dd',
  grid: '#ecece8',
  border: '#858b92',
  'slot-1': '#1a66b3',
  'slot-2': '#b86200',
  'slot-3': '#0f9b7c',
  'slot-4': '#6b2f8a',
  'slot-5': '#2b2f36',
  'slot-6': '#c06aa6',
  alert: '#a85a00',
  focus: '#2f6fed',
  dead: '#c62b3a',
};

const dark: typeof light = {
  paper: '#141517',
  card: '#1b1d20',
  ink: '#ecedee',
  soft: '#a3aab2',
  line: '#2d3034',
  grid: '#24272b',
  border: '#757c84',
  'slot-1': '#63b3ff',
  'slot-2': '#ffa640',
  'slot-3': '#2fb890',
  'slot-4': '#8d7bf0',
  'slot-5': '#e8eaec',
  'slot-6': '#f2a8d8',
  alert: '#ffb84d',
  focus: '#7aa7ff',
  dead: '#ff6b74',
};

/** A colour by what it is for. */
export type Token = keyof typeof light;

export const palettes: Readonly<Record<'light' | 'dark', Readonly<Record<Token, string>>>> = { light, dark };

export const paletteTokens = Object.keys(light) as readonly Token[];
