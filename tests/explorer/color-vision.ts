/** Red, green and blue of linear light, each from 0 to 1. */
export type LinearColor = readonly [number, number, number];

export const VISIONS = ['normal', 'protan', 'deutan', 'tritan'] as const;
export type Vision = (typeof VISIONS)[number];

/**
 * What people without one kind of cone see: Machado, Oliveira and Fernandes, "A physiologically-based
 * model for simulation of color vision deficiency" (2009), severity 1, on linear light.
 */
const SIMULATION: Readonly<Record<Exclude<Vision, 'normal'>, readonly LinearColor[]>> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** `#rrggbb` as linear light. */
export function linearColor(hex: string): LinearColor {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** The contrast ratio of WCAG 2, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const luminance = (hex: string) => {
    const [red, green, blue] = linearColor(hex);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Where a colour lies for someone who sees so, in OKLab (Ottosson 2020): distances there are about what eyes tell apart. */
export function perceived(hex: string, vision: Vision): LinearColor {
  const color = linearColor(hex);
  if (vision === 'normal') return oklab(color);
  const [red, green, blue] = SIMULATION[vision].map(([r, g, b]) =>
    Math.min(1, Math.max(0, r * color[0] + g * color[1] + b * color[2])),
  );
  return oklab([red ?? 0, green ?? 0, blue ?? 0]);
}

/** How far apart two colours are for whoever tells them apart worst. */
export function leastDistance(one: string, other: string): number {
  return Math.min(
    ...VISIONS.map((vision) => {
      const [a, b] = [perceived(one, vision), perceived(other, vision)];
      return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
    }),
  );
}

function oklab([red, green, blue]: LinearColor): LinearColor {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
