type Colour = readonly [red: number, green: number, blue: number];

const white: Colour = [255, 255, 255];
const black: Colour = [0, 0, 0];
const paper: Colour = [245, 247, 246];
const night: Colour = [23, 31, 32];

export type Shades = { accent: string; accentStrong: string; accentSoft: string; onAccent: string };

/** Shades of the owner's colour that keep text at 4.5:1 or better, whatever colour was chosen. */
export function shades(hex: string, theme: "light" | "dark"): Shades {
  const own = parse(hex);
  if (theme === "light") {
    const soft = mix(until(own, black, (colour) => contrast(colour, paper) >= 4.6), white, 0.91);
    const accent = until(own, black, (colour) => contrast(colour, paper) >= 4.6 && contrast(colour, soft) >= 4.6);
    return { accent: text(accent), accentStrong: text(mix(accent, black, 0.18)), accentSoft: text(soft), onAccent: text(white) };
  }
  const soft = mix(own, night, 0.78);
  const accent = until(own, white, (colour) => contrast(colour, night) >= 6 && contrast(colour, soft) >= 4.6);
  return { accent: text(accent), accentStrong: text(mix(accent, white, 0.22)), accentSoft: text(soft), onAccent: text([10, 20, 20]) };
}

/** Paints the page in the owner's colour. Through the style object, which a strict content policy allows. */
export function paint(hex: string) {
  const style = document.documentElement.style;
  for (const theme of ["light", "dark"] as const) {
    const { accent, accentStrong, accentSoft, onAccent } = shades(hex, theme);
    style.setProperty(`--accent-${theme}`, accent);
    style.setProperty(`--accent-strong-${theme}`, accentStrong);
    style.setProperty(`--accent-soft-${theme}`, accentSoft);
    style.setProperty(`--on-accent-${theme}`, onAccent);
  }
}

export function contrast(one: Colour, other: Colour): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

export function parse(hex: string): Colour {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new Error(`"${hex}" is not a colour like #0f6f6a.`);
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour;
}

function until(colour: Colour, towards: Colour, enough: (colour: Colour) => boolean): Colour {
  for (let share = 0; share < 1; share += 0.02) {
    const mixed = mix(colour, towards, share);
    if (enough(mixed)) return mixed;
  }
  return towards;
}

const mix = (one: Colour, other: Colour, share: number) => one.map((part, at) => Math.round(part + ((other[at] ?? 0) - part) * share)) as unknown as Colour;
const text = (colour: Colour) => `#${colour.map((part) => part.toString(16).padStart(2, "0")).join("")}`;

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
